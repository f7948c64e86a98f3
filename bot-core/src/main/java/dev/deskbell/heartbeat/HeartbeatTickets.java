package dev.deskbell.heartbeat;

import dev.deskbell.people.People;
import dev.deskbell.people.Team;
import dev.deskbell.service.Service;
import dev.deskbell.service.Services;
import dev.deskbell.ticket.Automated;
import dev.deskbell.ticket.Fact;
import dev.deskbell.ticket.Level;
import dev.deskbell.ticket.Names;
import dev.deskbell.ticket.Noted;
import dev.deskbell.ticket.Opening;
import dev.deskbell.ticket.TicketRef;
import dev.deskbell.ticket.Tickets;
import dev.deskbell.ticket.Words;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The incidents of those who are silent, opened and ended through the kernel. */
@Component
class HeartbeatTickets {
  private static final String OPENS = "incident";

  private final Tickets tickets;
  private final List<Automated> practices;
  private final Services services;
  private final People people;

  HeartbeatTickets(Tickets tickets, List<Automated> practices, Services services, People people) {
    this.tickets = tickets;
    this.practices = practices;
    this.services = services;
    this.people = people;
  }

  /**
   * The incident of its silence: the one of the silence before while that is open, else its own.
   */
  TicketRef missed(HeartbeatsPolicy.Entry entry, Heartbeat last, Instant now) {
    var before = last.ticket();
    if (before == null || !tickets.head(before).phase().isOpen()) {
      return open(entry, last, now);
    }
    var who = new Words(entry.name());
    tickets.record(new Noted(new HeartbeatFact.SilentAgain(before, Fact.DESK, now, who)));
    return before;
  }

  private TicketRef open(HeartbeatsPolicy.Entry entry, Heartbeat last, Instant now) {
    var service = Optional.ofNullable(entry.service()).map(Service.Id::new).flatMap(services::get);
    var zone = people.organisation().zone();
    return practice()
        .open(
            new Opening(
                new Words("No sign of life from " + entry.name()),
                new Words(
                    "The last one came at %s. One is expected every %s, %s late at most."
                        .formatted(
                            Names.written(last.lastAt(), zone), entry.every(), entry.grace())),
                Fact.DESK,
                team(entry, service),
                service.map(it -> it.id().value()).orElse(null),
                Objects.requireNonNullElse(entry.impact(), Level.MEDIUM),
                Objects.requireNonNullElse(entry.urgency(), Level.HIGH),
                false),
            now);
  }

  private Team.Id team(HeartbeatsPolicy.Entry entry, Optional<Service> service) {
    return Optional.ofNullable(entry.team())
        .map(Team.Id::new)
        .or(() -> service.map(Service::owner))
        .orElseGet(tickets::firstTeam);
  }

  /** Returns whether it is over; of a major incident people say so. */
  boolean resolve(TicketRef ref, Instant now, Words how) {
    tickets.head(ref);
    return practice().resolve(ref, now, how);
  }

  private Automated practice() {
    return practices.stream()
        .filter(it -> it.kind().name().equals(OPENS))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no practice opens incidents by itself"));
  }
}
