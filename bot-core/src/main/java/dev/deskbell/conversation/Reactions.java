package dev.deskbell.conversation;

import dev.deskbell.chat.Call;
import dev.deskbell.chat.Posting;
import java.util.Optional;

/** What a reaction to one of the desk's messages means, where the organisation says so. */
public interface Reactions {
  /** The button it stands for; empty for a reaction that is nothing but one. */
  Optional<Call> meaning(Posting posting, String emoji);
}
