package dev.deskbell.oncall;

import dev.deskbell.delivery.Piece;

/** The pieces that on-call tells. */
final class Topics {
  static final String COVER = "oncall.cover";
  static final String SWAP = "oncall.swap";
  static final String HANDOFF = "oncall.handoff";
  static final String GAPS = "oncall.gaps";

  static final String PAGE = "oncall.page";

  private Topics() {}

  /** Its order is kept with all others of the ticket. */
  static Piece page(Page page) {
    return new Piece(PAGE, page.ticket().toString(), Long.toString(page.id()));
  }

  static Piece cover(long id) {
    return new Piece(COVER, "cover-" + id, Long.toString(id));
  }

  static Piece swap(long id) {
    return new Piece(SWAP, "swap-" + id, Long.toString(id));
  }
}
