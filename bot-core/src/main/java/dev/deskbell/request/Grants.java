package dev.deskbell.request;

import dev.deskbell.people.People;
import dev.deskbell.people.Person;
import dev.deskbell.store.Writes;
import dev.deskbell.ticket.TicketRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All access that was given for a time; whoever changes one has locked its request. */
@Repository
class Grants {
  /** More than a card shows; who needs all of them asks for the evidence. */
  private static final int MOST = 20;

  private final JdbcClient db;
  private final Writes writes;
  private final People people;

  Grants(JdbcClient db, Writes writes, People people) {
    this.db = db;
    this.writes = writes;
    this.people = people;
  }

  Optional<Grant> of(TicketRef ref) {
    return db.sql("select * from access_grant where ref = ?")
        .param(ref.toString())
        .query((row, _) -> grant(row))
        .optional();
  }

  /** What somebody has, what ends first on top. */
  List<Grant> heldBy(Person.Id who) {
    return List.copyOf(
        db.sql(
                """
                select * from access_grant
                 where whose = any (?) and state in ('ACTIVE', 'ENDING', 'OVER')
                 order by until, ref limit ?
                """)
            .params(people.idsOf(who).stream().map(Person.Id::value).toArray(Long[]::new), MOST)
            .query((row, _) -> grant(row))
            .list());
  }

  /** Who has access to an item, or to everything if its id is empty; what ends first on top. */
  List<Grant> heldTo(String item) {
    return List.copyOf(
        db.sql(
                """
                select * from access_grant
                 where item = ? and state in ('ACTIVE', 'ENDING', 'OVER')
                 order by until, ref limit ?
                """)
            .params(item, MOST)
            .query((row, _) -> grant(row))
            .list());
  }

  private Grant grant(ResultSet row) throws SQLException {
    return new Grant(
        TicketRef.of(row.getString("ref")),
        people.get(new Person.Id(row.getLong("whose"))).id(),
        row.getString("item"),
        row.getString("what"),
        at(row, "since"),
        at(row, "until"),
        Grant.State.valueOf(row.getString("state")),
        row.getString("proof"));
  }

  private static Instant at(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  void keep(Grant it) {
    writes.add(
        1,
        """
        insert into access_grant (ref, whose, item, what, since, until, state, proof)
        values (?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (ref) do update
           set since = excluded.since, until = excluded.until, state = excluded.state,
               proof = excluded.proof\
        """,
        it.ref().toString(),
        it.whose().value(),
        it.item(),
        it.what(),
        it.since(),
        it.until(),
        it.state(),
        it.proof());
  }
}
