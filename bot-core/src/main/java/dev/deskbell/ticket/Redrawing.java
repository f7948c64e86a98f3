package dev.deskbell.ticket;

import dev.deskbell.delivery.Deliveries;
import dev.deskbell.delivery.Telling;
import org.springframework.stereotype.Component;

/** Has cards drawn again when what stands {@linkplain Aside beside} the ticket has changed. */
@Component
public class Redrawing {
  private final Heads heads;
  private final Deliveries deliveries;

  Redrawing(Heads heads, Deliveries deliveries) {
    this.heads = heads;
    this.deliveries = deliveries;
  }

  /** In the running transaction, wherever the card is kept; many in a row become one edit. */
  public void redraw(TicketRef ref) {
    heads
        .look(ref)
        .ifPresent(head ->
            deliveries.tell(
                Notices.sorted(head.shown())
                    .map(it -> Telling.keep(Topics.card(ref), it))
                    .toList()));
  }
}
