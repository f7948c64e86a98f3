package dev.deskbell.change;

import dev.deskbell.approval.Approvals;
import dev.deskbell.people.Person;
import dev.deskbell.ticket.TicketRef;
import dev.deskbell.ticket.Tickets;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Asks anew about a change that is another now, and knows who agreed to it as it was. */
@Component
class Reapproval {
  private final ObjectProvider<Tickets> tickets;
  private final ObjectProvider<Approvals> approvals;
  private final ChangeApproval approval;
  private final Glasses glasses;

  Reapproval(
      ObjectProvider<Tickets> tickets,
      ObjectProvider<Approvals> approvals,
      ChangeApproval approval,
      Glasses glasses) {
    this.tickets = tickets;
    this.approvals = approvals;
    this.approval = approval;
    this.glasses = glasses;
  }

  void ask(ChangeRecord it, Person.Id by, Instant at) {
    approvals
        .getObject()
        .ask(
            it.ref(),
            Objects.requireNonNull(it.terms().policy()),
            approval.matter(it, tickets.getObject().head(it.ref())),
            by,
            at);
  }

  /** Who approved it, or agreed to open the gate for it. */
  Stream<Person.Id> agreed(TicketRef ref) {
    return Stream.concat(
        approvals.getObject().approvers(ref).stream(), glasses.agreed(ref).stream());
  }
}
