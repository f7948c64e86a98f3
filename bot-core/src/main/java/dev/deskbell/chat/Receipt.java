package dev.deskbell.chat;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What became of an {@link Outgoing}. */
public sealed interface Receipt {
  /** Done; the posting where there is one: the message, or the first message place of a room. */
  record Delivered(@Nullable Posting posting) implements Receipt {}

  /**
   * Not done, surely; worth another try.
   *
   * @param after how long the scope waits; taken to the letter
   */
  record Later(Duration after, Scope scope, String why) implements Receipt {}

  /** Not done, and no repetition will help. */
  record Refused(Reason reason, String why) implements Receipt {}

  /** It may or may not have been done: the answer was lost. */
  record Unknown(String why) implements Receipt {}

  /** How much of a platform is held back. */
  enum Scope {
    /** This message only. */
    MESSAGE,
    /** This channel or person only. */
    CHANNEL,
    /** This kind of deed in this workspace. */
    METHOD,
    /** Everything on this platform. */
    PLATFORM
  }

  /** Why something can't be done. */
  enum Reason {
    /** The channel or message is gone or archived. */
    PLACE_GONE,
    /** The person is deactivated, has left, or takes no direct messages. */
    PERSON_UNREACHABLE,
    /** The desk lacks a right there. */
    NOT_ALLOWED,
    /** The installation's token is revoked or wrong. */
    INSTALLATION_LOST,
    /** The platform does not take it: a defect of ours. */
    NOT_ACCEPTED,
    /** This platform can't do this at all. */
    NOT_POSSIBLE
  }
}
