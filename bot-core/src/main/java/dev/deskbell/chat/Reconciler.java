package dev.deskbell.chat;

import java.time.Duration;
import java.time.Instant;

/** Finds out what became of a deed whose answer was lost. */
public interface Reconciler {
  Finding find(Outgoing outgoing, Instant attempted);

  /** What was found. */
  sealed interface Finding {
    /** It had been done. */
    record Done(Posting posting) implements Finding {}

    /** It had surely not been done, or doing it again does nothing twice: it may be sent again. */
    record Absent() implements Finding {}

    /**
     * Can't be told just now: too many questions, no answer. It is asked again.
     *
     * @param after how long the platform says to wait at least; taken to the letter
     */
    record NotNow(Duration after, String why) implements Finding {}

    /** Can't be known, however often it is asked. */
    record Unclear(String why) implements Finding {}
  }
}
