package dev.deskbell.change;

import dev.deskbell.approval.Approvals;
import dev.deskbell.people.People;
import dev.deskbell.service.Service;
import dev.deskbell.service.Services;
import dev.deskbell.service.Window;
import dev.deskbell.service.Windows;
import dev.deskbell.ticket.TicketRef;
import dev.deskbell.ticket.Tickets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Gathers what the gate must know, and asks it. */
@Component
class Gatekeeper {
  private final ChangeRecords changes;
  private final ChangeApproval approval;
  private final Approvals approvals;
  private final Tickets tickets;
  private final Services services;
  private final Windows windows;
  private final Glasses glasses;
  private final People people;
  private final Templates templates;
  private final JdbcClient db;

  Gatekeeper(
      ChangeRecords changes,
      ChangeApproval approval,
      Approvals approvals,
      Tickets tickets,
      Services services,
      Windows windows,
      Glasses glasses,
      People people,
      Templates templates,
      JdbcClient db) {
    this.templates = templates;
    this.changes = changes;
    this.approval = approval;
    this.approvals = approvals;
    this.tickets = tickets;
    this.services = services;
    this.windows = windows;
    this.glasses = glasses;
    this.people = people;
    this.db = db;
  }

  /**
   * Whether that service may be changed now.
   *
   * @param named the change's name as it was written; may be empty
   */
  Ruling ask(String service, String named, Instant now) {
    var zone = people.organisation().zone();
    var id = Optional.of(service).filter(it -> !it.isBlank()).map(Service.Id::new);
    if (id.flatMap(services::get).isEmpty()) {
      return new Gate(service, false, Optional.empty(), List.of(), null).at(now, zone);
    }
    var found = change(named);
    return new Gate(
            service,
            true,
            found.map(this::subject),
            freezes(id.get(), found, now),
            glasses.openUntil(id.get(), now).orElse(null))
        .at(now, zone);
  }

  private Optional<ChangeRecord> change(String named) {
    return TicketRef.parse(named)
        .filter(it -> it.kind().equals(ChangePractice.KIND.prefix()))
        .flatMap(changes::findByRef);
  }

  private Gate.Subject subject(ChangeRecord change) {
    var head = tickets.look(change.ref()).orElseThrow();
    var approved =
        change.isAuthorised()
            && (change.terms().policy() == null
                || approvals.approved(change.ref(), approval.matter(change, head)));
    return new Gate.Subject(
        change,
        approved,
        approved || wasApproved(change.ref()),
        templates.withdrawn(change).map(Templates.Withdrawal::words).orElse(""));
  }

  private boolean wasApproved(TicketRef ref) {
    return db.sql(
            "select exists (select from timeline where ticket = ? and name = 'change.approved')")
        .param(ref.toString())
        .query(Boolean.class)
        .single();
  }

  private List<Window> freezes(Service.Id service, Optional<ChangeRecord> change, Instant now) {
    return windows.at(service, now).stream()
        .filter(Window::isFreeze)
        .filter(it -> change.filter(its -> passes(its, it)).isEmpty())
        .toList();
  }

  /** Whoever carries it out may, and has said so: by having begun it, not by being handed it. */
  private boolean passes(ChangeRecord change, Window freeze) {
    var who = change.implementer();
    return change.status() == Status.IN_PROGRESS
        && change.course().begunBy().filter(it -> people.same(it, who)).isPresent()
        && freeze.passes().stream().anyMatch(it -> people.same(it, who));
  }
}
