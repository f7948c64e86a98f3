package dev.deskbell.chat;

import java.util.List;

/** The desk, as a platform sees it. */
public interface Conversation {
  /** Answers well inside three seconds, touching nothing but the desk's own database. */
  Reply receive(Incoming incoming);

  /** Everything that can be said, for platforms that register commands. */
  List<Phrase> phrases();
}
