package dev.deskbell.ticket;

import dev.deskbell.chat.Action;
import dev.deskbell.chat.Block;
import dev.deskbell.chat.Tone;
import java.util.List;

/**
 * What only a practice can say of its ticket's card.
 *
 * @param status where it stands, for people
 * @param rows facts beside those of every ticket; at most 4
 * @param blocks more below the facts: a resolution, answers
 * @param actions what can be done now
 */
public record Look(
    String status,
    Tone tone,
    List<Block.Facts.Row> rows,
    List<Block> blocks,
    List<Action> actions) {
  public Look {
    rows = List.copyOf(rows);
    blocks = List.copyOf(blocks);
    actions = List.copyOf(actions);
  }
}
