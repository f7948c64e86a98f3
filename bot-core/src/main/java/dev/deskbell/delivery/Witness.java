package dev.deskbell.delivery;

import dev.deskbell.chat.Posting;
import dev.deskbell.chat.Receipt;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Hears what became of the pieces of a topic, in the transaction that writes it down; so it may
 * record facts and tell more.
 */
public interface Witness {
  String topic();

  void saw(Piece piece, Destination to, Sight sight);

  /**
   * What was seen, one for every attempt that left.
   *
   * @param sentAt when it left the desk
   * @param where the account or place it was sent to, as an administrator reads it
   */
  record Sight(Instant sentAt, Instant at, String platform, String where, Came came) {}

  /** How it ended. */
  sealed interface Came {
    /** It stands there. */
    record Arrived(@Nullable Posting posting) implements Came {}

    /** Turned away by the platform for good; another way is tried while there is one. */
    record TurnedAway(Receipt.Reason reason, String why, boolean anotherWay) implements Came {}

    /** The answer was lost: looked up, and sent again where loss is worse. */
    record Unclear(String why) implements Came {}

    /** Given up: nothing of it arrives any more. */
    record Lost(String why) implements Came {}
  }
}
