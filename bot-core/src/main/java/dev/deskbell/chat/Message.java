package dev.deskbell.chat;

import java.util.List;

/** A message that somebody wrote. The words are as typed; adapters have undone their escaping. */
public record Message(Posting posting, Account by, String words, List<Attachment> files) {
  public Message {
    files = List.copyOf(files);
  }
}
