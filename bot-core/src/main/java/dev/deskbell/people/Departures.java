package dev.deskbell.people;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Who has left. Noticed by whatever notices it (the files, a platform, an administrator), and told
 * afterwards to who cares, once, each in a transaction with what they do about it.
 */
@Component
public class Departures {
  private final JdbcClient db;
  private final People people;
  private final AccountAudit audit;
  private final TransactionOperations transaction;
  private final ObjectProvider<Departure> concerned;

  Departures(
      JdbcClient db,
      People people,
      AccountAudit audit,
      TransactionOperations transaction,
      ObjectProvider<Departure> concerned) {
    this.db = db;
    this.people = people;
    this.audit = audit;
    this.transaction = transaction;
    this.concerned = concerned;
  }

  /** Somebody says that this person left; in the running transaction. False if known. */
  public boolean left(Person.Id who, Person.Id by, Instant at) {
    return left(who, by, "PERSON", at);
  }

  /** A platform says so. */
  boolean leftByProfile(Person.Id who, Instant at) {
    return left(who, new Person.Id(0), "PROFILE", at);
  }

  private boolean left(Person.Id who, Person.Id by, String source, Instant at) {
    var noticed =
        db.sql(
                """
                update person
                   set active = false, left_at = ?, left_by = ?, left_heard = false
                 where id = ? and active
                """)
            .params(at.atOffset(ZoneOffset.UTC), source, people.get(who).id().value())
            .update();
    return changed(noticed, at, by, who, "person.left");
  }

  /** They are here again; in the running transaction. False if they never left. */
  public boolean back(Person.Id who, Person.Id by, Instant at) {
    var noticed =
        db.sql(
                """
                update person
                   set active = true, left_at = null, left_by = null, left_heard = true
                 where id = ? and not active
                """)
            .param(people.get(who).id().value())
            .update();
    return changed(noticed, at, by, who, "person.back");
  }

  private boolean changed(int rows, Instant at, Person.Id by, Person.Id who, String what) {
    if (rows > 0) {
      audit.note(at, by, who, what, "");
      people.changed(who);
    }
    return rows > 0;
  }

  /** Tells who cares about everybody who left and was not told yet; the rounds do. */
  public void announce() {
    while (announceOne()) {
      // one transaction each: what one departure breaks does not keep the others
    }
  }

  private record Leaver(Person.Id id, Instant at) {}

  private boolean announceOne() {
    return transaction.execute(_ -> {
      var leaver = next();
      leaver.ifPresent(it -> concerned.orderedStream().forEach(who -> who.left(it.id(), it.at())));
      return leaver.isPresent();
    });
  }

  private Optional<Leaver> next() {
    return db.sql(
            """
            update person set left_heard = true
             where id = (select id from person where not left_heard
                          order by id limit 1 for update skip locked)
            returning id, left_at
            """)
        .query((row, _) ->
            new Leaver(
                new Person.Id(row.getLong("id")),
                row.getObject("left_at", OffsetDateTime.class).toInstant()))
        .optional();
  }
}
