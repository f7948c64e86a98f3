package dev.deskbell.approval;

import dev.deskbell.delivery.Drawer;
import dev.deskbell.delivery.Piece;
import dev.deskbell.people.People;
import dev.deskbell.ticket.TicketRef;
import dev.deskbell.ticket.Tickets;
import org.springframework.stereotype.Component;

/** Draws the cards of those who are asked. */
@Component
class ApprovalDrawer implements Drawer {
  private final Askings askings;
  private final Tickets tickets;
  private final ApprovalCards cards;
  private final People people;

  ApprovalDrawer(Askings askings, Tickets tickets, ApprovalCards cards, People people) {
    this.askings = askings;
    this.tickets = tickets;
    this.cards = cards;
    this.people = people;
  }

  @Override
  public String topic() {
    return Topics.CARD;
  }

  @Override
  public Drawn draw(Piece piece, View view) {
    var ref = TicketRef.of(piece.subject());
    var place = StageNumber.read(piece.argument());
    var head = tickets.look(ref);
    var reader = view.reader();
    if (reader == null || head.isEmpty() || !tickets.visible(head.get(), reader)) {
      return new Drawn.Hidden();
    }
    return askings
        .get(ref, place.run())
        .<Drawn>map(
            it -> new Drawn.Shown(cards.card(it, place.stage(), head.get(), people.get(reader))))
        .orElseGet(Drawn.Hidden::new);
  }
}
