package dev.deskbell.delivery;

import dev.deskbell.chat.Outgoing;
import dev.deskbell.chat.Posting;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A row of what is to be told, as it was claimed.
 *
 * @param newest the manner of the newest telling of this piece that waits for this destination: all
 *     of them are settled at once, since each would be drawn from the same state
 * @param newestId its row; what is told later is a message of its own
 * @param failures tries in a row that came to nothing by a fault of ours
 * @param tried accounts of the person that turned it away
 * @param target where the attempt went whose outcome is unknown, as {@link Written}
 * @param looks how often the attempt was looked for in vain
 * @param stands where the piece stands
 * @param above the card in whose thread it belongs, for a {@link Destination.Below}
 */
record Told(
    long id,
    Piece piece,
    Destination to,
    Telling.Urgency urgency,
    Telling.Manner manner,
    Telling.Manner newest,
    long newestId,
    State state,
    int failures,
    Set<String> tried,
    @Nullable Deed deed,
    @Nullable String target,
    @Nullable Instant attemptedAt,
    boolean maybeDoubled,
    int looks,
    @Nullable Posting stands,
    @Nullable Posting above) {

  Told {
    tried = Set.copyOf(tried);
  }

  /** The same at every attempt: what platforms deduplicate by. */
  String outgoingId() {
    return Long.toString(id, Character.MAX_RADIX);
  }

  /**
   * Cards must show the truth and pages must reach someone; anything else had better not repeat.
   */
  boolean lossIsWorse() {
    return manner == Telling.Manner.KEEP || urgency == Telling.Urgency.PAGE;
  }

  /** How far it has come. */
  enum State {
    WAITING,
    /** Claimed: it may be on its way. */
    SENDING,
    /** Somebody sent it and nobody knows what became of it. */
    UNKNOWN,
    DONE,
    /** Not needed any more: settled with another, or nothing to show. */
    DROPPED,
    /** Turned away for good. */
    REFUSED,
    /** Given up by us. */
    DEAD
  }

  /** What is asked of the platform. */
  enum Deed {
    POST,
    DIRECT,
    EDIT,
    REMOVE,
    UPLOAD,
    MAKE_ROOM,
    INVITE,
    TOPIC,
    PIN,
    FOLLOW,
    BOOKMARK,
    ARCHIVE,
    PAGE;

    static Deed of(Outgoing outgoing) {
      return switch (outgoing) {
        case Outgoing.Post _ -> POST;
        case Outgoing.Direct _ -> DIRECT;
        case Outgoing.Edit _ -> EDIT;
        case Outgoing.Remove _ -> REMOVE;
        case Outgoing.Upload _ -> UPLOAD;
        case Outgoing.MakeRoom _ -> MAKE_ROOM;
        case Outgoing.Invite _ -> INVITE;
        case Outgoing.Topic _ -> TOPIC;
        case Outgoing.Pin _ -> PIN;
        case Outgoing.Follow _ -> FOLLOW;
        case Outgoing.Bookmark _ -> BOOKMARK;
        case Outgoing.Archive _ -> ARCHIVE;
        case Outgoing.Page _ -> PAGE;
      };
    }

    /** Whether doing it twice shows once. */
    boolean repeatable() {
      return !leavesSomething() && this != BOOKMARK;
    }

    /** Whether something stands afterwards that can be changed or taken away. */
    boolean leavesSomething() {
      return (isMessage() && this != EDIT && this != REMOVE) || this == MAKE_ROOM;
    }

    /** Whether it is about what people read in rooms and messages: the desk is no desk without. */
    boolean isMessage() {
      return switch (this) {
        case POST, DIRECT, EDIT, REMOVE, UPLOAD -> true;
        case MAKE_ROOM, INVITE, TOPIC, PIN, FOLLOW, BOOKMARK, ARCHIVE, PAGE -> false;
      };
    }
  }
}
