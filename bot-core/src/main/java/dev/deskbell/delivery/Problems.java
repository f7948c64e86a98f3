package dev.deskbell.delivery;

import dev.deskbell.store.Writes;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What keeps people from being told, for administrators: each cause once, until it is over. */
@Component
public class Problems {

  static final String TOPIC = "delivery.problem";

  private final JdbcClient db;
  private final Writes writes;
  private final Letters letters;
  private final Scopes scopes;
  private final Wake wake;
  private final Clock clock;

  Problems(JdbcClient db, Writes writes, Letters letters, Scopes scopes, Wake wake, Clock clock) {
    this.db = db;
    this.writes = writes;
    this.letters = letters;
    this.scopes = scopes;
    this.wake = wake;
    this.clock = clock;
  }

  /** What is wrong at present, the newest first; at most 100. */
  public List<Problem> open() {
    return db.sql(
            """
            select id, cause, about, sentence, times, first_at, last_at from delivery_problem
             where closed_at is null order by last_at desc, id desc limit 100\
            """)
        .query(Problems::problem)
        .list();
  }

  /** How many there are of them in all. */
  public int countOpen() {
    return db.sql("select count(*) from delivery_problem where closed_at is null")
        .query(Integer.class)
        .single();
  }

  /** Whether that one is not over. */
  public boolean isOpen(long id) {
    return db.sql("select 1 from delivery_problem where closed_at is null and id = :id")
        .param("id", id)
        .query(Integer.class)
        .optional()
        .isPresent();
  }

  Optional<Problem> find(long id) {
    return db.sql(
            """
            select id, cause, about, sentence, times, first_at, last_at from delivery_problem
             where id = :id\
            """)
        .param("id", id)
        .query(Problems::problem)
        .optional();
  }

  /** Notes what became of a message; who is told about problems is not told about that failing. */
  void about(Told told, Cause cause, String about, String why) {
    about(told.piece().topic(), cause, about, why);
  }

  void about(String topic, Cause cause, String about, String why) {
    note(cause, about, why, !topic.equals(TOPIC));
  }

  /** Notes it, and tells administrators the first time that they are to be told. */
  void note(Cause cause, String about, String why, boolean telling) {
    // Whoever notes once more what was told long ago holds nobody up.
    if (telling && !isTold(cause, about)) {
      letters.takeTurns(cause);
    }
    var noted = noted(cause, about, why);
    if (telling && !noted.told()) {
      letters.tell(cause, noted.id());
    }
  }

  private boolean isTold(Cause cause, String about) {
    return db.sql(
            """
            select 1 from delivery_problem
             where closed_at is null and about = :about and cause = :cause and told <> 'NOT_YET'\
            """)
        .param("about", about)
        .param("cause", cause.name())
        .query(Integer.class)
        .optional()
        .isPresent();
  }

  private Noted noted(Cause cause, String about, String why) {
    return db.sql(
            """
            insert into delivery_problem (cause, about, sentence, first_at, last_at, told, told_at)
            values (:cause, :about, :sentence, :now, :now, 'NOT_YET', :now)
            on conflict (about, cause) where closed_at is null do update
               set times = delivery_problem.times + 1, last_at = excluded.last_at,
                   sentence = excluded.sentence
            returning id, told <> 'NOT_YET' as told\
            """)
        .param("cause", cause.name())
        .param("about", about)
        .param("sentence", ProblemWords.sentence(cause, about, why))
        .param("now", Rows.at(clock.instant()))
        .query((row, _) -> new Noted(row.getLong("id"), row.getBoolean("told")))
        .single();
  }

  /** A problem that is open; whether administrators were told of it, or that there are more. */
  private record Noted(long id, boolean told) {}

  /** Whether that was so since then, so that asking again is of little use. */
  boolean isFresh(Cause cause, String about, Instant since) {
    return db.sql(
            """
            select 1 from delivery_problem
             where closed_at is null and about = :about and cause = :cause and last_at > :since\
            """)
        .param("about", about)
        .param("cause", cause.name())
        .param("since", Rows.at(since))
        .query(Integer.class)
        .optional()
        .isPresent();
  }

  boolean isOpen(String about) {
    return db.sql("select 1 from delivery_problem where closed_at is null and about = :about")
        .param("about", about)
        .query(Integer.class)
        .optional()
        .isPresent();
  }

  /** An administrator says that it is mended: what waited for it goes on at once. */
  public void mended(long id) {
    find(id)
        .ifPresent(it -> {
          if (it.cause() == Cause.INSTALLATION_LOST) {
            scopes.release(it.about(), clock.instant());
          }
          close(it.about());
          wake.up();
        });
  }

  /** It is over. */
  void close(String... abouts) {
    db.sql(
            """
            update delivery_problem set closed_at = :now
             where closed_at is null and about = any(:abouts)\
            """)
        .param("abouts", abouts)
        .param("now", Rows.at(clock.instant()))
        .update();
  }

  /** The same with the commit, for what most often was no problem at all. */
  void over(String... abouts) {
    writes.add(
        "update delivery_problem set closed_at = ? where closed_at is null and about = any(?)",
        Rows.at(clock.instant()),
        abouts);
  }

  /** Of what there are any that are not over: when all is well, that is one short question. */
  Set<Cause> openCauses() {
    return Set.copyOf(
        db.sql("select distinct cause from delivery_problem where closed_at is null")
            .query((row, _) -> Cause.valueOf(row.getString(1)))
            .list());
  }

  /** Closes those of that cause which are about nothing of these. */
  void closeOthers(Cause cause, List<String> abouts) {
    db.sql(
            """
            update delivery_problem set closed_at = :now
             where closed_at is null and cause = :cause and about <> all(:abouts)\
            """)
        .param("cause", cause.name())
        .param("abouts", abouts.toArray(String[]::new))
        .param("now", Rows.at(clock.instant()))
        .update();
  }

  private static Problem problem(java.sql.ResultSet row, int number) throws java.sql.SQLException {
    return new Problem(
        row.getLong("id"),
        Cause.valueOf(row.getString("cause")),
        row.getString("about"),
        row.getString("sentence"),
        row.getInt("times"),
        Rows.moment(row, "first_at"),
        Rows.moment(row, "last_at"));
  }

  /**
   * Something administrators should mend.
   *
   * @param about what it concerns: a lane, a topic, an installation
   * @param sentence what happened and what to do
   * @param times how often it came up
   */
  public record Problem(
      long id,
      Cause cause,
      String about,
      String sentence,
      int times,
      Instant first,
      Instant last) {}

  /** What is wrong. */
  public enum Cause {
    ROOM_UNREACHABLE,
    PERSON_UNREACHABLE,
    INSTALLATION_LOST,
    NOT_ACCEPTED,
    NOT_ALLOWED,
    GIVEN_UP,
    OUTCOME_UNKNOWN,
    SENDING_TOO_LONG,
    WAITING_TOO_LONG,
    UNKNOWN_TOO_LONG,
    CARD_MISSING,
    NOT_CONNECTED,
    NOT_WITNESSED,
    WORK_FAILS,
    NOBODY_PAGED,
    PAGING_STUCK
  }
}
