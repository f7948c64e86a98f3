package dev.deskbell.conversation;

import dev.deskbell.chat.Message;
import dev.deskbell.chat.Posting;

/** Hears what is said in threads without being addressed to the desk; inside the turn. */
public interface Ear {
  void said(Turn turn, Message message);

  void edited(Turn turn, Message message);

  void removed(Turn turn, Posting posting);

  /** A reaction was set on a message. */
  void reacted(Turn turn, Posting posting, String emoji);
}
