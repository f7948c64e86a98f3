package dev.deskbell.ticket;

import dev.deskbell.chat.Block;
import java.util.List;

/** What a supporting practice adds to the card of any ticket, drawn when the card is. A bean. */
public interface Aside {
  /** May be empty; reads the database, nothing else. */
  List<Block> beside(Head head, Audience audience);
}
