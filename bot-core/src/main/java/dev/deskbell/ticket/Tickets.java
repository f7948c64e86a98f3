package dev.deskbell.ticket;

import dev.deskbell.people.Person;
import dev.deskbell.people.Team;
import dev.deskbell.policy.Policies;
import dev.deskbell.store.Writes;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * The one door for changes of tickets: whatever is recorded here has its state, its fact in the
 * chained timeline, its place in lists and search, and what is to be told, in one transaction.
 */
@Component
public class Tickets {
  private final Heads heads;
  private final Visibility visibility;
  private final TicketKinds kinds;
  private final FactCodec codec;
  private final Policies policies;
  private final PracticeRows practices;
  private final TicketNumbers numbers;
  private final Writes writes;
  private final Rows rows;

  /** They change tickets themselves, so they are there later than this. */
  private final SingletonSupplier<List<FactListener>> listeners;

  Tickets(
      Heads heads,
      Visibility visibility,
      TicketKinds kinds,
      FactCodec codec,
      Policies policies,
      PracticeRows practices,
      TicketNumbers numbers,
      Writes writes,
      Rows rows,
      ObjectProvider<FactListener> listeners) {
    this.heads = heads;
    this.visibility = visibility;
    this.kinds = kinds;
    this.codec = codec;
    this.policies = policies;
    this.practices = practices;
    this.numbers = numbers;
    this.writes = writes;
    this.rows = rows;
    this.listeners = SingletonSupplier.of(() -> listeners.orderedStream().toList());
  }

  /** The kernel's view of a ticket that the turn has locked; locks it if it has not. */
  public Head head(TicketRef ref) {
    var known = book().head(ref);
    if (known != null) {
      return known;
    }
    return lock(Set.of(ref)).stream()
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no " + ref));
  }

  /** The kernel's view of a ticket as it is, without locking it. */
  public Optional<Head> look(TicketRef ref) {
    return heads.look(ref);
  }

  /** The same of many, in the order of their refs; unknown ones are left out. */
  public List<Head> look(Collection<TicketRef> refs) {
    return heads.look(refs);
  }

  /** Whether that person may know that the ticket exists. */
  public boolean visible(Head head, Person.Id to) {
    return visibility.allows(head, to);
  }

  /** Locks these tickets' rows, in the order of their refs; unknown ones are left out. */
  public List<Head> lock(Collection<TicketRef> refs) {
    var found = heads.lock(refs);
    book().know(found);
    return found;
  }

  /**
   * Opens a ticket: a number, its rows, and the practice's own record with the fact that opened it.
   */
  public <T extends Ticket> TicketRef open(
      TicketKind kind, Opening opening, Function<TicketRef, Change<T>> first) {
    var ref = new TicketRef(kind.prefix(), numbers.next(kind));
    var change = first.apply(ref);
    write(blank(ref, opening, change), change);
    return ref;
  }

  private Head blank(TicketRef ref, Opening opening, Change<?> change) {
    var status = change.ticket().status();
    return new Head(
        ref,
        status.phase(),
        status.name(),
        opening.title().text(),
        opening.details().text(),
        opening.requester(),
        null,
        opening.team(),
        opening.service(),
        opening.impact(),
        opening.urgency(),
        priority(opening.impact(), opening.urgency()),
        opening.hidden(),
        opening.drill(),
        Set.of(),
        Set.of(),
        Set.of(),
        change.fact().at(),
        change.fact().at(),
        null,
        Chain.START);
  }

  /** The priority that the organisation's matrix gives. */
  public Priority priority(Level impact, Level urgency) {
    return policies.current(TicketPolicy.SECTION).priority().of(impact, urgency);
  }

  /** Records what happened, in this order. */
  public void record(Entry... entries) {
    for (var entry : entries) {
      write(head(entry.fact().ref()), entry);
    }
  }

  private void write(Head before, Entry entry) {
    var fact = entry.fact();
    var encoded = codec.encode(fact, before.chain().facts() + 1);
    var chain = before.chain().and(encoded.body());
    rows.append(writes, fact, encoded, chain);
    if (entry instanceof Change<?>(var ticket, var _)) {
      save(ticket, before.chain().facts() == 0);
    }
    var heard = new Heard(before, Moves.after(before, entry, chain), fact);
    book().write(heard);
    if (entry instanceof Change<?>(var ticket, var _)) {
      book().know(ticket);
    }
    listeners.obtain().forEach(it -> it.heard(heard));
  }

  private void save(Ticket ticket, boolean fresh) {
    if (fresh) {
      practices.insert(ticket);
    } else {
      practices.update(ticket);
    }
  }

  /** The kinds there are. */
  public TicketKinds kinds() {
    return kinds;
  }

  /** When a ticket that is resolved at that moment closes by itself. */
  public Instant closesAt(Instant resolved) {
    return resolved.plus(policies.current(TicketPolicy.SECTION).closeAfter());
  }

  /** The team that looks first at what belongs to none. */
  public Team.Id firstTeam() {
    return new Team.Id(policies.current(TicketPolicy.SECTION).firstTeam());
  }

  /** Whether it is not too late to reopen a ticket. */
  public boolean reopenable(Head head, Instant at) {
    var resolved = head.resolvedAt();
    var window = policies.current(TicketPolicy.SECTION).reopenWithin();
    return resolved != null && !at.isAfter(resolved.plus(window));
  }

  private Book book() {
    return Book.ofTransaction(it -> it.wrote(rows.write(writes, it.take())));
  }
}
