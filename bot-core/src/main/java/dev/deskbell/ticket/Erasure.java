package dev.deskbell.ticket;

import dev.deskbell.people.People;
import dev.deskbell.people.Person;
import dev.deskbell.store.Writes;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Lets go of what a person typed: their words beside the timeline, their comments, and the title
 * and details of what they asked for. Digests stay, so that the chain still verifies.
 */
@Component
public class Erasure {
  private final JdbcClient db;
  private final Writes writes;
  private final People people;
  private final Tickets tickets;
  private final TransactionOperations transaction;
  private final ObjectProvider<Erasing> practices;

  Erasure(
      JdbcClient db,
      Writes writes,
      People people,
      Tickets tickets,
      TransactionOperations transaction,
      ObjectProvider<Erasing> practices) {
    this.db = db;
    this.writes = writes;
    this.people = people;
    this.tickets = tickets;
    this.transaction = transaction;
    this.practices = practices;
  }

  /**
   * What belongs to no ticket, and on all tickets, one transaction each: what is interrupted is
   * done by asking again.
   */
  public void erase(Person.Id whose, Person.Id by, Instant at) {
    var ids = ids(whose);
    transaction.executeWithoutResult(_ -> practices.orderedStream().forEach(it -> it.erase(ids)));
    concerning(ids)
        .forEach(ref -> transaction.executeWithoutResult(_ -> erase(ref, whose, by, at)));
  }

  /** On one ticket, in the running transaction. */
  public void erase(TicketRef ref, Person.Id whose, Person.Id by, Instant at) {
    var head = tickets.head(ref);
    var ids = ids(whose);
    var numbers = ids.stream().map(Person.Id::value).toArray(Long[]::new);
    practices.orderedStream().forEach(it -> it.erase(ref, ids));
    words(ref, numbers);
    comments(ref, numbers);
    if (ids.contains(head.requester())) {
      writes.add(
          1, "update ticket set title = '(erased)', details = '' where ref = ?", ref.toString());
    }
    tickets.record(new Noted(new TicketFact.Erased(ref, by, at, people.get(whose).id())));
  }

  private Set<Person.Id> ids(Person.Id whose) {
    return new HashSet<>(people.idsOf(whose));
  }

  private void words(TicketRef ref, Long[] ids) {
    writes.add(
        """
        delete from timeline_words w using timeline t
         where w.ticket = ? and t.ticket = w.ticket and t.seq = w.seq and t.actor = any(?)\
        """,
        ref.toString(),
        ids);
  }

  private void comments(TicketRef ref, Long[] ids) {
    writes.add(
        """
        delete from comment_file where comment in
          (select id from comment where ticket = ? and author = any(?))\
        """,
        ref.toString(),
        ids);
    writes.add(
        "update comment set words = '' where ticket = ? and author = any(?)", ref.toString(), ids);
  }

  private List<TicketRef> concerning(Set<Person.Id> ids) {
    return db
        .sql(
            """
            select ticket from timeline where actor = any(:ids)
            union select ticket from comment where author = any(:ids)
            union select ref from ticket where requester = any(:ids)
            order by 1
            """)
        .param("ids", ids.stream().map(Person.Id::value).toArray(Long[]::new))
        .query(String.class)
        .list()
        .stream()
        .map(Objects::requireNonNull)
        .map(TicketRef::of)
        .toList();
  }
}
