package dev.deskbell.ticket;

import dev.deskbell.delivery.Piece;

/** The pieces that tickets tell. */
final class Topics {
  static final String CARD = "ticket.card";
  static final String NEWS = "ticket.news";
  static final String COMMENT = "ticket.comment";
  static final String FILE = "ticket.file";
  static final String RATING = "ticket.rating";
  static final String CLOSED = "ticket.closed";
  static final String ROOM = "ticket.room";
  static final String ROOM_GUESTS = "ticket.room-guests";
  static final String ROOM_PIN = "ticket.room-pin";
  static final String ROOM_BOOKMARK = "ticket.room-bookmark";
  static final String DIGEST = "ticket.digest";

  private Topics() {}

  static Piece card(TicketRef ref) {
    return new Piece(CARD, ref.toString(), "");
  }

  /** What happened, by its number in the timeline. */
  static Piece news(TicketRef ref, int seq) {
    return new Piece(NEWS, ref.toString(), Integer.toString(seq));
  }

  static Piece comment(TicketRef ref, long comment) {
    return new Piece(COMMENT, ref.toString(), Long.toString(comment));
  }

  static Piece file(TicketRef ref, CommentFile file) {
    return new Piece(FILE, ref.toString(), file.comment() + "." + file.position());
  }

  /** That a ticket is closed, for who still writes below its card. */
  static Piece closed(TicketRef ref) {
    return new Piece(CLOSED, ref.toString(), "");
  }

  static Piece rating(TicketRef ref) {
    return new Piece(RATING, ref.toString(), "");
  }
}
