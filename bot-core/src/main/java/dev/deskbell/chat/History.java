package dev.deskbell.chat;

import java.time.Instant;
import java.util.List;

/** Reads back what was said in a thread while the desk was away, oldest first. */
public interface History {
  List<Message> since(Place thread, Instant since);
}
