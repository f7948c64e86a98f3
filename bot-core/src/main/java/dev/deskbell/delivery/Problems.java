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
            .param("sentence", cause.sentence(about, why))
            .param("now", Rows.at(clock.instant()))
            .query((row, _) -> Optional.ofNullable(row.getObject(1, Long.class)))
            .single();
    id.filter(_ -> telling).ifPresent(this::tell);
  }

  private void tell(long id) {
    var piece = new Piece(TOPIC, TOPIC, Long.toString(id));
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
    PAGING_STUCK;

    String title() {
      return switch (this) {
        case WORK_FAILS -> "Something that is due is not done";
        case NOBODY_PAGED, PAGING_STUCK -> "Somebody who should be paged is not";
        case ROOM_UNREACHABLE,
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
            NOT_WITNESSED ->
            "Somebody is not told";
      };
    }

    String sentence(String about, String why) {
      return switch (this) {
        case ROOM_UNREACHABLE ->
            "The desk can't write in "
                + about
                + ": "
                + why
                + ". Let it in again, or bind another room.";
        case PERSON_UNREACHABLE ->
            "The desk can't reach "
                + about
                + ": "
                + why
                + ". Ask them to link an account and to allow direct messages.";
        case INSTALLATION_LOST ->
            "The desk has lost its access to "
                + about
                + ": "
                + why
                + ". Install it again; everything waits until then.";
        case NOT_ACCEPTED ->
            "The platform does not take " + about + ": " + why + ". Please report this defect.";
        case NOT_ALLOWED ->
            "The desk may not do what is called "
                + about
                + ": "
                + why
                + ". Give it that right on its platform; what people read is not concerned.";
        case GIVEN_UP ->
            "Messages of the kind "
                + about
                + " were given up: "
                + why
                + ". The log has more; what they tell can be read at their ticket.";
        case OUTCOME_UNKNOWN ->
            "Whether a message of the kind "
                + about
                + " was seen is unknown: "
                + why
                + ". It was not sent again, so that nobody reads it twice.";
        case SENDING_TOO_LONG ->
            "A message to "
                + about
                + " has been on its way too long: "
                + why
                + ". Look whether an instance hangs.";
        case WAITING_TOO_LONG ->
            "Messages to "
                + about
                + " wait without a reason: "
                + why
                + ". Look whether the senders run.";
        case UNKNOWN_TOO_LONG ->
            "What became of a message to "
                + about
                + " is still unknown: "
                + why
                + ". Look whether its platform answers.";
        case CARD_MISSING ->
            "Messages wait for a thread below "
                + about
                + " that never began: "
                + why
                + ". Change the ticket, and its card is posted again.";
        case NOT_CONNECTED ->
            "Messages wait for "
                + about
                + ", which is not connected: "
                + why
                + ". Configure the platform, or unbind its rooms.";
        case NOT_WITNESSED ->
            "What became of a message of the kind "
                + about
                + " could not be written down where it belongs: "
                + why
                + ". It was sent all the same. The log has more; please report this defect.";
        case WORK_FAILS ->
            "What is due fails again and again: "
                + about
                + ", "
                + why
                + ". It is tried again, ever more seldom, and not dropped. The log says why; please report"
                + " this defect.";
        case NOBODY_PAGED ->
            "Nobody hears of "
                + about
                + ", which can't be made an incident: "
                + why
                + ". It is tried again and not dropped; look yourself until then. The log says why; please"
                + " report this defect.";
        case PAGING_STUCK ->
            "Paging is stuck: "
                + about
                + ", "
                + why
                + ". `page why` tells the story of each; the log of the desk says why.";
      };
    }
  }
}
