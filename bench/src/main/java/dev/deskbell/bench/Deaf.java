package dev.deskbell.bench;

import dev.deskbell.chat.Conversation;
import dev.deskbell.chat.Incoming;
import dev.deskbell.chat.Phrase;
import dev.deskbell.chat.Reply;
import java.util.List;

/** A desk that only speaks. */
public final class Deaf implements Conversation {
  @Override
  public Reply receive(Incoming incoming) {
    throw new IllegalStateException("nobody speaks to this desk");
  }

  @Override
  public List<Phrase> phrases() {
    return List.of();
  }
}
