package dev.deskbell.ticket;

import dev.deskbell.chat.Call;
import dev.deskbell.chat.Posting;
import dev.deskbell.conversation.Reactions;
import dev.deskbell.delivery.Deliveries;
import dev.deskbell.policy.Policies;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** A reaction to a ticket's card means what the organisation's files say; nothing by default. */
@Component
class TicketReactions implements Reactions {
  private final Policies policies;
  private final Deliveries deliveries;

  TicketReactions(Policies policies, Deliveries deliveries) {
    this.policies = policies;
    this.deliveries = deliveries;
  }

  @Override
  public Optional<Call> meaning(Posting posting, String emoji) {
    return policies
        .current(TicketPolicy.SECTION)
        .operationOf(emoji)
        .flatMap(operation ->
            deliveries
                .at(posting)
                .filter(it -> it.topic().equals(Topics.CARD))
                .map(it -> new Call(operation, it.subject())));
  }
}
