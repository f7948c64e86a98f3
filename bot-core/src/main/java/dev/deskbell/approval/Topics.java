package dev.deskbell.approval;

import dev.deskbell.delivery.Piece;
import dev.deskbell.ticket.TicketRef;

/** The pieces that askings tell. */
final class Topics {
  static final String CARD = "approval.card";
  static final String REMINDER = "approval.reminder";
  static final String TROUBLE = "approval.trouble";

  private Topics() {}

  /** What somebody is asked in a stage: a card of its own for each. */
  static Piece card(TicketRef ref, int run, int stage) {
    return new Piece(CARD, ref.toString(), new StageNumber(run, stage).toString());
  }

  static Piece reminder(TicketRef ref, int run, int stage) {
    return new Piece(REMINDER, ref.toString(), new StageNumber(run, stage).toString());
  }

  static Piece trouble(TicketRef ref, int run) {
    return new Piece(TROUBLE, ref.toString(), Integer.toString(run));
  }
}
