package dev.deskbell.ticket;

import dev.deskbell.chat.Attachment;

/** A file of a comment, and whether the desk has it. */
record CommentFile(long comment, int position, Attachment attachment, State state) {
  enum State {
    /** On its way. */
    WAITING,
    KEPT,
    TOO_LARGE,
    /** Its platform does not give it away, or no longer. */
    GONE,
    /** Its author took it away. */
    REMOVED;

    /** What people read behind its name. */
    String words() {
      return switch (this) {
        case WAITING, KEPT, REMOVED -> "";
        case TOO_LARGE -> " (too large to be brought here: it is where it was posted)";
        case GONE -> " (it could not be brought here: it is where it was posted)";
      };
    }
  }

  boolean stands() {
    return state != State.REMOVED;
  }

  String named() {
    return attachment.name() + state.words();
  }
}
