package dev.deskbell.slack;

import com.google.gson.JsonObject;
import org.jspecify.annotations.Nullable;

/** Everything that Slack tells the desk, whichever way it came; verified already. */
final class SlackHearing {

  private final SlackCommands commands;
  private final SlackInteractions interactions;
  private final SlackEvents events;

  SlackHearing(SlackCommands commands, SlackInteractions interactions, SlackEvents events) {
    this.commands = commands;
    this.interactions = interactions;
    this.events = events;
  }

  /** In which of Slack's envelopes something comes. */
  enum Kind {
    COMMAND,
    INTERACTION,
    EVENT
  }

  /** What stands in the acknowledgement; null for an empty one. */
  @Nullable JsonObject hear(Kind kind, Json payload) {
    return switch (kind) {
      case COMMAND -> commands.hear(payload);
      case INTERACTION -> interactions.hear(payload);
      case EVENT -> {
        events.hear(payload);
        yield null;
      }
    };
  }
}
