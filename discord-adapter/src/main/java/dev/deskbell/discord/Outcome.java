package dev.deskbell.discord;

import dev.deskbell.chat.Receipt;
import java.time.Duration;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.DataObject;

/** What came of a request to Discord. */
sealed interface Outcome {

  /** Done. */
  record Done(String body) implements Outcome {
    DataObject object() {
      return body.isBlank() ? DataObject.empty() : DataObject.fromJson(body);
    }

    DataArray array() {
      return DataArray.fromJson(body);
    }
  }

  /**
   * Turned down.
   *
   * @param code Discord's own code, which says more than the status; 0 when there is none
   */
  record Declined(int status, int code, String message) implements Outcome {
    String words() {
      return "Discord says " + (message.isBlank() ? "no" : message) + " (" + number() + ")";
    }

    private int number() {
      return code == 0 ? status : code;
    }
  }

  /** Too fast. */
  record TooFast(Duration after, Receipt.Scope scope, String why) implements Outcome {}

  /** Surely not arrived. */
  record Unsent(String why) implements Outcome {}

  /** It may have arrived and been done, or not. */
  record Lost(String why) implements Outcome {}

  /** For what is read: the object, or a failure that whoever asked tells of. */
  default DataObject orThrow() {
    return done().object();
  }

  /** Whether it is done or declined; throws when nobody knows. */
  default boolean isDone() {
    return !(this instanceof Declined) && done().equals(this);
  }

  default Done done() {
    return switch (this) {
      case Done it -> it;
      case Declined it -> throw new DiscordSilence(it.words(), it.status());
      case TooFast it -> throw new DiscordSilence(it.why(), it.after());
      case Unsent it -> throw new DiscordSilence(it.why(), Duration.ZERO);
      case Lost it -> throw new DiscordSilence(it.why(), Duration.ZERO);
    };
  }
}
