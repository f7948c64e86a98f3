package dev.deskbell.oncall;

import dev.deskbell.chat.Call;
import dev.deskbell.conversation.Operation;
import dev.deskbell.conversation.Operations;
import dev.deskbell.ticket.TicketKind;
import dev.deskbell.ticket.TicketKinds;
import dev.deskbell.ticket.TicketRef;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** How a ticket is acknowledged, if its practice knows such a thing. */
@Component
class Acknowledging {
  private final TicketKinds kinds;
  private final ObjectProvider<Operations> operations;

  Acknowledging(TicketKinds kinds, ObjectProvider<Operations> operations) {
    this.kinds = kinds;
    this.operations = operations;
  }

  Optional<Call> of(TicketRef ref) {
    var name = kinds.named(ref.kind()).map(TicketKind::name).orElse("") + ".acknowledge";
    return operations.getObject().all().stream()
        .map(Operation::name)
        .filter(name::equals)
        .findFirst()
        .map(it -> new Call(it, ref.toString()));
  }
}
