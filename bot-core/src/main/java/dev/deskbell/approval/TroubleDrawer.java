package dev.deskbell.approval;

import dev.deskbell.chat.Block;
import dev.deskbell.chat.Card;
import dev.deskbell.chat.Text;
import dev.deskbell.chat.Tone;
import dev.deskbell.delivery.Drawer;
import dev.deskbell.delivery.Piece;
import dev.deskbell.ticket.TicketRef;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Tells administrators what can't be decided: by its number and policy only, for the ticket may be
 * private.
 */
@Component
class TroubleDrawer implements Drawer {
  private final Askings askings;

  TroubleDrawer(Askings askings) {
    this.askings = askings;
  }

  @Override
  public String topic() {
    return Topics.TROUBLE;
  }

  @Override
  public Drawn draw(Piece piece, View view) {
    return askings
        .get(TicketRef.of(piece.subject()), Integer.parseInt(piece.argument()))
        .<Drawn>map(it -> new Drawn.Shown(card(it)))
        .orElseGet(Drawn.Hidden::new);
  }

  private static Card card(Approval it) {
    return Card.of(
        "%s can't be approved by anybody".formatted(it.ref()),
        Tone.WARNING,
        new Block.Facts(
            List.of(
                new Block.Facts.Row("Policy", Text.of(it.asking().policy())),
                new Block.Facts.Row("Stage", Text.of(it.current().name())),
                new Block.Facts.Row("Asks", Text.of(String.join(", ", it.current().sources()))))),
        new Block.Paragraph(Text.of("Of " + it.ref() + ": " + WhatToDo.UNDECIDABLE)));
  }
}
