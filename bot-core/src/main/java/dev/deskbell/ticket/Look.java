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
 * @param details whether the blocks say what the ticket's details say, so that these are left out
 * @param cut whether there is more of what the blocks say, for {@link Written}
 */
public record Look(
    String status,
    Tone tone,
    List<Block.Facts.Row> rows,
    List<Block> blocks,
    List<Action> actions,
    boolean details,
    boolean cut) {
  public Look {
    rows = List.copyOf(rows);
    blocks = List.copyOf(blocks);
    actions = List.copyOf(actions);
  }

  public Look(
      String status,
      Tone tone,
      List<Block.Facts.Row> rows,
      List<Block> blocks,
      List<Action> actions) {
    this(status, tone, rows, blocks, actions, false, false);
  }

  /** The same, whose blocks say what the details say. */
  public Look sayingTheDetails() {
    return new Look(status, tone, rows, blocks, actions, true, cut);
  }

  /** The same, of whose words some may be cut. */
  public Look cutting(boolean words) {
    return new Look(status, tone, rows, blocks, actions, details, words);
  }
}
