package dev.deskbell.delivery;

import dev.deskbell.store.Writes;
import java.time.Clock;
import java.time.Duration;
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

  /** Of one cause; what more there is, administrators are told of once and not one by one. */
  static final int TOLD_SINGLY = 20;

  private static final String MORE = "/more";
  private static final Duration LATELY = Duration.ofDays(1);

  private final JdbcClient db;
  private final Writes writes;
  private final Deliveries deliveries;
  private final Accounts accounts;
  private final Scopes scopes;
  private final Wake wake;
  private final Clock clock;

  Problems(
      JdbcClient db,
      Writes writes,
      Deliveries deliveries,
      Accounts accounts,
      Scopes scopes,
      Wake wake,
      Clock clock) {
    this.db = db;
    this.writes = writes;
    this.deliveries = deliveries;
    this.accounts = accounts;
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

  /** Notes it, and tells administrators when it is new. */
  void note(Cause cause, String about, String why, boolean telling) {
    var id =
        db.sql(
                """
                insert into delivery_problem (cause, about, sentence, first_at, last_at)
                values (:cause, :about, :sentence, :now, :now)
                on conflict (about, cause) where closed_at is null do update
                   set times = delivery_problem.times + 1, last_at = excluded.last_at,
                       sentence = excluded.sentence
                returning case when times = 1 then id end\
                """)
            .param("cause", cause.name())
            .param("about", about)
            .param("sentence", ProblemWords.sentence(cause, about, why))
            .param("now", Rows.at(clock.instant()))
            .query((row, _) -> Optional.ofNullable(row.getObject(1, Long.class)))
            .single();
    id.filter(_ -> telling).ifPresent(it -> tell(cause, it));
  }

  private void tell(Cause cause, long id) {
    var open = countOpen(cause);
    if (open <= TOLD_SINGLY) {
      tell(Long.toString(id));
    } else if (open == TOLD_SINGLY + 1) {
      tell(id + MORE);
    }
  }

  /** Counted no further than it matters; what has stood for long mutes nothing that is new. */
  private int countOpen(Cause cause) {
    return db.sql(
            """
            select count(*) from (select 1 from delivery_problem
                                   where closed_at is null and cause = :cause
                                     and first_at > :lately limit :most) counted\
            """)
        .param("cause", cause.name())
        .param("lately", Rows.at(clock.instant().minus(LATELY)))
        .param("most", TOLD_SINGLY + 2)
        .query(Integer.class)
        .single();
  }

  /** What was told under that argument, and whether it stands for more of its kind. */
  Optional<Letter> letter(String argument) {
    var more = argument.endsWith(MORE);
    var id = more ? argument.substring(0, argument.length() - MORE.length()) : argument;
    return find(Long.parseLong(id)).map(it -> new Letter(it, more));
  }

  /** What administrators read. */
  record Letter(Problem problem, boolean standsForMore) {}

  private void tell(String argument) {
    var piece = new Piece(TOPIC, TOPIC, argument);
    deliveries.tell(
        accounts.administrators().stream()
            .map(it -> Telling.once(piece, new Destination.Someone(it)))
            .toList());
  }

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
