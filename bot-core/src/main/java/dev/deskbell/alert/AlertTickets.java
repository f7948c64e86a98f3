package dev.deskbell.alert;

import dev.deskbell.alert.AlertsPolicy.Integration;
import dev.deskbell.alert.AlertsPolicy.Route;
import dev.deskbell.chat.Clip;
import dev.deskbell.people.Team;
import dev.deskbell.service.Service;
import dev.deskbell.service.Services;
import dev.deskbell.ticket.AtOnce;
import dev.deskbell.ticket.Automated;
import dev.deskbell.ticket.Deadlines;
import dev.deskbell.ticket.Fact;
import dev.deskbell.ticket.Level;
import dev.deskbell.ticket.Noted;
import dev.deskbell.ticket.Opening;
import dev.deskbell.ticket.Redrawing;
import dev.deskbell.ticket.TicketRef;
import dev.deskbell.ticket.Tickets;
import dev.deskbell.ticket.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The tickets that groups of alerts have, opened and ended through the kernel. */
@Component
class AlertTickets {
  static final Duration STORM_WINDOW = Duration.ofMinutes(5);
  static final String STORM = "storm";

  private static final String OPENS = "incident";

  private final Tickets tickets;
  private final List<Automated> practices;
  private final Deadlines deadlines;
  private final Redrawing redrawing;
  private final Services services;
  private final ObjectProvider<AtOnce> atOnce;

  AlertTickets(
      Tickets tickets,
      List<Automated> practices,
      Deadlines deadlines,
      Redrawing redrawing,
      Services services,
      ObjectProvider<AtOnce> atOnce) {
    this.atOnce = atOnce;
    this.tickets = tickets;
    this.practices = practices;
    this.deadlines = deadlines;
    this.redrawing = redrawing;
    this.services = services;
  }

  /** Tickets are locked before their groups, by everybody, so that nobody waits in a circle. */
  void lock(Collection<TicketRef> refs) {
    if (!refs.isEmpty()) {
      tickets.lock(refs);
    }
  }

  /** Whether its incident is still open, whoever might have ended it. */
  boolean isGoingOn(Group group) {
    return group.open() && tickets.head(group.ticket()).phase().isOpen();
  }

  TicketRef open(Alert alert, Route route, Instant now) {
    var signal = alert.last();
    var details = (signal.details() + "\n" + signal.link()).strip();
    return practice().open(opening(signal.title(), details, route), now);
  }

  TicketRef openStorm(Integration source, Alert first, Instant now) {
    var route = source.route(Belonging.labels(first));
    var title = "Storm of alerts from " + source.id();
    var why =
        "More than %d new incidents within five minutes; the rest are together here."
            .formatted(source.storm());
    return practice().open(opening(title, why, route), now);
  }

  private Opening opening(String title, String details, Route route) {
    var service = Optional.ofNullable(route.service()).map(Service.Id::new).flatMap(services::get);
    return new Opening(
        new Words(Clip.to(Opening.LONGEST_TITLE, title)),
        new Words(title.length() > Opening.LONGEST_TITLE ? title + "\n\n" + details : details),
        Fact.DESK,
        team(route.team(), service),
        service.map(it -> it.id().value()).orElse(null),
        Objects.requireNonNullElse(route.impact(), Level.MEDIUM),
        Objects.requireNonNullElse(route.urgency(), Level.MEDIUM),
        false);
  }

  private Team.Id team(@Nullable String named, Optional<Service> service) {
    return named == null
        ? service.map(Service::owner).orElseGet(tickets::firstTeam)
        : new Team.Id(named);
  }

  private Automated practice() {
    return practice(practices.stream());
  }

  /** The one whose tickets alerts become. */
  static Automated practice(Stream<Automated> practices) {
    return practices
        .filter(it -> it.kind().name().equals(OPENS))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no practice opens incidents by itself"));
  }

  /** Says on the ticket what has changed, and arms or disarms its end. */
  Group told(Group was, Group is, Optional<Integration> source, Instant now) {
    var ref = is.ticket();
    if (is.isWorthSaying()) {
      tickets.record(new Noted(new AlertFact.Grew(ref, Fact.DESK, now, is.alerts())));
    }
    if (is.open() && is.firing() == 0 && was.firing() + is.alerts() > was.alerts()) {
      source
          .filter(Integration::ends)
          .ifPresent(
              it -> deadlines.arm(ref, AlertQuiet.NAME, now.toEpochMilli(), now.plus(it.quiet())));
    } else if (is.firing() > 0 && was.firing() == 0) {
      deadlines.disarm(ref, AlertQuiet.NAME);
    }
    return is.isWorthSaying() ? is.said() : is;
  }

  /** What stands beside the ticket has changed. */
  void redraw(Group group) {
    redrawing.redraw(group.ticket());
  }

  /** Who is to be told at once of what was opened is told with the commit. */
  void atOnce(Instant now) {
    atOnce.orderedStream().forEach(it -> it.doIt(now));
  }
}
