package dev.deskbell.oncall;

import dev.deskbell.people.Person;
import dev.deskbell.store.Writes;
import dev.deskbell.ticket.TicketRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Running escalations, in the database. Every change is made while the ticket's row is locked. */
@Component
class Runs {
  private static final String COLUMNS =
      "ticket, run, escalation::text, step, fired, busy, started_at";

  /** Where nothing but what somebody paged by hand was in it. */
  private static final String BY_HAND = "(fired = 0 and step > 0)";

  private static final String ENDED =
      "ticket, run, escalation::text, state, ended_at, " + BY_HAND + " as by_hand";

  private static final JsonMapper JSON = new JsonMapper();

  private final JdbcClient db;
  private final Writes writes;

  Runs(JdbcClient db, Writes writes) {
    this.db = db;
    this.writes = writes;
  }

  /** Begins unless one is running. */
  void begin(TicketRef ref, int run, Escalation escalation, Instant at) {
    writes.add(
        """
        insert into escalation_run (ticket, run, escalation, state, due_at, next_try, started_at)
        values (?, ?, ?::jsonb, 'RUNNING', ?, ?, ?) on conflict do nothing\
        """,
        ref.toString(),
        run,
        JSON.writeValueAsString(escalation),
        at,
        at,
        at);
  }

  /** Begins with what was paged by hand; its next step is due then. */
  void begin(Run run, Instant due) {
    writes.add(
        1,
        """
        insert into escalation_run
          (ticket, run, escalation, state, step, fired, due_at, next_try, started_at)
        values (?, ?, ?::jsonb, 'RUNNING', ?, ?, ?, ?, ?)
        """,
        run.ticket().toString(),
        run.run(),
        JSON.writeValueAsString(run.escalation()),
        run.step(),
        run.fired(),
        due,
        due,
        run.startedAt());
  }

  /** Ends what is running, and the pages that were still to come. */
  void end(TicketRef ref, Person.Id by, Instant at, String why) {
    writes.add(
        """
        with ended as (update escalation_run
                          set state = 'STOPPED', ended_at = ?, ended_by = ?, stale = true
                        where ticket = ? and state = 'RUNNING')
        update page set state = 'STOPPED', remark = ? where ticket = ? and state = 'DUE'\
        """,
        at,
        by.value(),
        ref.toString(),
        why,
        ref.toString());
  }

  /** Whoever has the ticket now is asked again after the time that its last run says. */
  void watch(TicketRef ref) {
    writes.add(
        """
        update escalation_run set stale = true
         where ticket = ? and state <> 'RUNNING'
           and run = (select max(run) from escalation_run where ticket = ?)\
        """,
        ref.toString(),
        ref.toString());
  }

  /** All steps are over. */
  void unanswered(Run run, Instant at) {
    writes.add(
        1,
        """
        update escalation_run
           set state = 'UNANSWERED', ended_at = ?, ended_by = 0, stale = true
         where ticket = ? and run = ? and state = 'RUNNING' and fired = ?\
        """,
        at,
        run.ticket().toString(),
        run.run(),
        run.fired());
  }

  /** The next step is due then; fenced by what was fired so far. */
  void advance(Run run, Instant due) {
    writes.add(
        1,
        """
        update escalation_run
           set step = step + 1, fired = fired + 1, due_at = ?, next_try = ?, failures = 0
         where ticket = ? and run = ? and state = 'RUNNING' and fired = ?\
        """,
        due,
        due,
        run.ticket().toString(),
        run.run(),
        run.fired());
  }

  /** The same step again at that time, or the next one if {@code back} is 0. */
  void putOff(TicketRef ref, Instant due, int back) {
    writes.add(
        """
        update escalation_run set due_at = ?, next_try = ?, step = greatest(0, step - ?), failures = 0
         where ticket = ? and state = 'RUNNING'\
        """,
        due,
        due,
        back,
        ref.toString());
  }

  void busy(TicketRef ref, Person.Id who) {
    writes.add(
        """
        update escalation_run set busy = array_append(busy, ?::bigint)
         where ticket = ? and state = 'RUNNING' and not (? = any(busy))\
        """,
        who.value(),
        ref.toString(),
        who.value());
  }

  /** Some that may be due, without locks. */
  List<TicketRef> due(Instant now, int most) {
    return db.sql(
            """
            select ticket from escalation_run
             where state = 'RUNNING' and next_try <= ? order by next_try limit ?
            """)
        .params(Covers.utc(now), most)
        .query((row, _) -> TicketRef.of(row.getString(1)))
        .list();
  }

  /** What is due of these tickets, whose rows are locked. */
  List<Run> dueOf(Collection<TicketRef> refs, Instant now) {
    return db.sql(
            "select "
                + COLUMNS
                + " from escalation_run where ticket = any(?) and state = 'RUNNING' and due_at <= ?"
                + " order by ticket")
        .params(written(refs), Covers.utc(now))
        .query((row, _) -> run(row))
        .list();
  }

  Optional<Run> running(TicketRef ref) {
    return db.sql(
            "select " + COLUMNS + " from escalation_run where ticket = ? and state = 'RUNNING'")
        .param(ref.toString())
        .query((row, _) -> run(row))
        .optional();
  }

  /** Doubled each time, up to ten minutes. */
  void postpone(TicketRef ref, Instant now) {
    db.sql(
            """
            update escalation_run
               set failures = failures + 1,
                   next_try = ?::timestamptz + least(power(2, failures), 600) * interval '1 s'
             where ticket = ? and state = 'RUNNING'
            """)
        .params(Covers.utc(now), ref.toString())
        .update();
  }

  /** Runs whose pages are to be drawn again; nobody else takes them meanwhile. */
  List<Ended> takeStale(int most) {
    return db.sql(
            """
            update escalation_run set stale = false
             where (ticket, run) in (select ticket, run from escalation_run where stale
                                      limit ? for update skip locked)
            returning
            """
                + ENDED)
        .param(most)
        .query((row, _) -> ended(row))
        .list();
  }

  /** The newest run of a ticket, whatever became of it; one by hand only if there is no other. */
  Optional<Ended> last(TicketRef ref) {
    return db.sql(
            "select %s from escalation_run where ticket = ? order by %s, run desc limit 1"
                .formatted(ENDED, BY_HAND))
        .param(ref.toString())
        .query((row, _) -> ended(row))
        .optional();
  }

  /** A run that is over, because somebody did something or because nobody did. */
  record Ended(
      TicketRef ticket,
      int run,
      Escalation escalation,
      boolean unanswered,
      @Nullable Instant endedAt,
      boolean byHand) {}

  private static Ended ended(ResultSet row) throws SQLException {
    return new Ended(
        TicketRef.of(row.getString(1)),
        row.getInt(2),
        escalation(row.getString(3)),
        row.getString(4).equals("UNANSWERED"),
        row.getObject(5) == null ? null : Covers.moment(row, "ended_at"),
        row.getBoolean(6));
  }

  static String[] written(Collection<TicketRef> refs) {
    return refs.stream().map(TicketRef::toString).toArray(String[]::new);
  }

  private static Run run(ResultSet row) throws SQLException {
    return run(row, "");
  }

  static Run run(ResultSet row, String prefix) throws SQLException {
    return new Run(
        TicketRef.of(row.getString(prefix + "ticket")),
        row.getInt(prefix + "run"),
        escalation(row.getString(prefix + "escalation")),
        row.getInt(prefix + "step"),
        row.getInt(prefix + "fired"),
        Arrays.stream((Long[]) row.getArray(prefix + "busy").getArray())
            .map(Person.Id::new)
            .collect(Collectors.toSet()),
        Covers.moment(row, prefix + "started_at"));
  }

  private static Escalation escalation(String written) {
    return JSON.readValue(written, Escalation.class);
  }
}
