package dev.deskbell.oncall;

import java.io.IOException;
import java.time.Instant;

/** Brings pages to people by a way outside of chat. */
interface Carrier {
  boolean carries(String way);

  /** Outside of any transaction, in less than half a minute. */
  Carried carry(Page page, Instant at) throws IOException, InterruptedException;

  /** What came of it, with what the other side said. */
  sealed interface Carried {
    record Taken(String said) implements Carried {}

    /** Worth another try. */
    record TurnedAway(String why) implements Carried {}

    /** No repetition will help. */
    record Refused(String why) implements Carried {}
  }
}
