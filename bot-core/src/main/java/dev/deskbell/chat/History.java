package dev.deskbell.chat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads back what stands in a thread. */
public interface History {
  /** What was written there since then and still stands. */
  Reading since(Place thread, Instant since);

  /** What came of reading. */
  sealed interface Reading {
    /**
     * The thread was read.
     *
     * @param said what people said, oldest first; commands to the desk may be among it
     * @param standing the ids of all messages that stand there in that range, whoever's
     * @param upTo when the last of what was read was written, where there is more after it; null
     *     when all was read
     */
    record Read(List<Past> said, Set<String> standing, @Nullable Instant upTo) implements Reading {
      public Read {
        said = List.copyOf(said);
        standing = Set.copyOf(standing);
      }
    }

    /**
     * It can't be read just now; it is read again.
     *
     * @param after how long the platform says to wait at least; taken to the letter
     */
    record NotNow(Duration after, String why) implements Reading {}

    /** It is gone, or not to be read by the desk. */
    record Never(String why) implements Reading {}
  }

  /**
   * A message as it stands now.
   *
   * @param at when it was written
   * @param editedAt when its author last changed it, or null
   */
  record Past(Message message, Instant at, @Nullable Instant editedAt) {}
}
