package dev.deskbell.chat;

import java.time.Duration;

/** What a platform has said it takes no more of for a while: nothing is spent on trying it. */
public interface Pauses {
  /** How long this would only be turned away; zero where nothing is known. */
  Duration before(Outgoing outgoing);
}
