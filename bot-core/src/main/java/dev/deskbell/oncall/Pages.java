package dev.deskbell.oncall;

import dev.deskbell.chat.Place;
import dev.deskbell.people.Person;
import dev.deskbell.store.Writes;
import dev.deskbell.ticket.TicketRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The ledger of pages, in the database. */
@Component
class Pages {
  private static final String COLUMNS =
      """
      id, ticket, run, fired, person, room, place, way, why, due_at, state, remark, told_at,
      arrived_at, answered_at, answer
      """;

  private final JdbcClient db;
  private final Writes writes;

  Pages(JdbcClient db, Writes writes) {
    this.db = db;
    this.writes = writes;
  }

  /** To be told then; what stands there already stays as it is. */
  void plan(Run run, Person.Id who, int place, String way, String why, Instant due, String remark) {
    plan(run, who.value(), null, place, way, why, due, remark);
  }

  void plan(Run run, Place room, String why, Instant due) {
    plan(run, null, Way.written(room), 0, Way.ROOM, why, due, "");
  }

  private void plan(
      Run run,
      @Nullable Long person,
      @Nullable String room,
      int place,
      String way,
      String why,
      Instant due,
      String remark) {
    writes.add(
        """
        insert into page (ticket, run, fired, person, room, place, way, why, due_at, state, remark)
        values (?, ?, ?, ?::bigint, ?, ?, ?, ?, ?, 'DUE', ?) on conflict do nothing\
        """,
        run.ticket().toString(),
        run.run(),
        run.fired(),
        person,
        room,
        place,
        way,
        why,
        due,
        remark);
  }

  /** What is due becomes told; of two who ask at once each gets others. */
  List<Page> take(Instant now, int most) {
    return db
        .sql(
            """
            update page set state = 'TOLD', told_at = :now
             where id in (select id from page where state = 'DUE' and due_at <= :now
                           order by due_at, id limit :most for update skip locked)
            returning
            """
                + COLUMNS)
        .param("now", Covers.utc(now))
        .param("most", most)
        .query((row, _) -> page(row))
        .list()
        .stream()
        .sorted(Comparator.comparingLong(Page::id))
        .toList();
  }

  /** The same of these tickets, those that the transaction plans too, in that order. */
  List<Page> take(Collection<TicketRef> refs, Instant now) {
    return writes
        .sendAll(
            """
            update page set state = 'TOLD', told_at = ?
             where ticket = any(?) and state = 'DUE' and due_at <= ?
            returning
            """
                + COLUMNS,
            (row, _) -> page(row),
            now,
            Runs.written(refs),
            now)
        .stream()
        .sorted(Comparator.comparingLong(Page::id))
        .toList();
  }

  Optional<Page> find(long id) {
    return db.sql("select " + COLUMNS + " from page where id = ?")
        .param(id)
        .query((row, _) -> page(row))
        .optional();
  }

  /** A page, and whether the run that it belongs to still runs. */
  record Called(Page page, boolean running) {}

  Optional<Called> called(long id) {
    return db.sql(
            "select "
                + COLUMNS
                + """
                , exists(select from escalation_run r
                          where r.ticket = page.ticket and r.run = page.run
                            and r.state = 'RUNNING') as running
                from page where id = ?
                """)
        .param(id)
        .query((row, _) -> new Called(page(row), row.getBoolean("running")))
        .optional();
  }

  List<Page> of(TicketRef ref) {
    return db.sql("select " + COLUMNS + " from page where ticket = ? order by id")
        .param(ref.toString())
        .query((row, _) -> page(row))
        .list();
  }

  /** The run that a page belongs to, if it still runs. */
  boolean isRunning(TicketRef ref, int run) {
    return db.sql(
            "select exists(select from escalation_run where ticket = ? and run = ? and state = 'RUNNING')")
        .params(ref.toString(), run)
        .query(Boolean.class)
        .single();
  }

  /** Whether all steps of that run were over before anybody answered. */
  boolean isUnanswered(TicketRef ref, int run) {
    return db.sql(
            "select exists(select from escalation_run where ticket = ? and run = ? and state = 'UNANSWERED')")
        .params(ref.toString(), run)
        .query(Boolean.class)
        .single();
  }

  boolean isRunning(TicketRef ref) {
    return db.sql(
            "select exists(select from escalation_run where ticket = ? and state = 'RUNNING')")
        .param(ref.toString())
        .query(Boolean.class)
        .single();
  }

  /** What they were paged for is answered by them. */
  void answered(TicketRef ref, List<Person.Id> who, Instant at, String answer) {
    writes.add(
        """
        update page set answered_at = ?, answer = ?
         where ticket = ? and person = any(?) and state = 'TOLD' and answered_at is null\
        """,
        at,
        answer,
        ref.toString(),
        who.stream().map(Person.Id::value).toArray(Long[]::new));
  }

  /** Their further ways are not needed. */
  void stop(TicketRef ref, List<Person.Id> who, String why) {
    writes.add(
        """
        update page set state = 'STOPPED', remark = ?
         where ticket = ? and person = any(?) and state = 'DUE'\
        """,
        why,
        ref.toString(),
        who.stream().map(Person.Id::value).toArray(Long[]::new));
  }

  /** Nobody's further ways are needed. */
  void stopAll(TicketRef ref, String why) {
    writes.add(
        "update page set state = 'STOPPED', remark = ? where ticket = ? and state = 'DUE'",
        why,
        ref.toString());
  }

  boolean called(TicketRef ref, List<Person.Id> who) {
    return db.sql(
            """
            select exists(select from page
                           where ticket = ? and person = any(?) and state in ('TOLD', 'LOST'))
            """)
        .params(ref.toString(), who.stream().map(Person.Id::value).toArray(Long[]::new))
        .query(Boolean.class)
        .single();
  }

  static Page page(ResultSet row) throws SQLException {
    var person = row.getObject("person", Long.class);
    return new Page(
        row.getLong("id"),
        TicketRef.of(row.getString("ticket")),
        row.getInt("run"),
        row.getInt("fired"),
        person == null ? null : new Person.Id(person),
        row.getString("room"),
        row.getInt("place"),
        row.getString("way"),
        row.getString("why"),
        Covers.moment(row, "due_at"),
        Page.State.valueOf(row.getString("state")),
        row.getString("remark"),
        moment(row, "told_at"),
        moment(row, "arrived_at"),
        moment(row, "answered_at"),
        row.getString("answer"));
  }

  private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
    var at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
