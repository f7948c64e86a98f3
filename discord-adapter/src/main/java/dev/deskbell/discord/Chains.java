package dev.deskbell.discord;

import java.util.LinkedHashMap;
import java.util.Map;
import net.dv8tion.jda.api.utils.data.DataObject;
import org.jspecify.annotations.Nullable;

/**
 * Direct messages have no threads: what answers a message of the desk's, or an answer to it, is
 * said in that message's thread.
 */
final class Chains {

  private static final int MOST = 20_000;
  private static final int LONGEST = 10;

  private final Rest rest;
  private final Self self;
  private final Map<String, String> roots = new LinkedHashMap<>();

  Chains(Rest rest, Self self) {
    this.rest = rest;
    this.self = self;
  }

  /** The message of the desk's on which it hangs; null when it stands for itself. */
  @Nullable String root(DataObject message) {
    var root = climbed(message, LONGEST);
    if (root != null) {
      remember(message.getString("id"), root);
    }
    return root;
  }

  private @Nullable String climbed(DataObject message, int steps) {
    var above = answered(message);
    if (above == null || steps == 0) {
      return null;
    }
    var known = remembered(above);
    if (known != null) {
      return known;
    }
    var referenced =
        message
            .optObject("referenced_message")
            .orElseGet(() -> asked(message.getString("channel_id"), above));
    if (answered(referenced) != null) {
      return climbed(referenced, steps - 1);
    }
    var isDesks =
        referenced.optObject("author").filter(it -> self.user().equals(it.getString("id")));
    return isDesks.isPresent() ? above : null;
  }

  private static @Nullable String answered(DataObject message) {
    return message
        .optObject("message_reference")
        .map(it -> it.getString("message_id", null))
        .orElse(null);
  }

  private DataObject asked(String channel, String message) {
    return rest.ask(Ask.get("channels/" + channel + "/messages/" + message))
            instanceof Outcome.Done it
        ? it.object()
        : DataObject.empty();
  }

  private synchronized void remember(String message, String root) {
    if (roots.size() >= MOST) {
      roots.remove(roots.keySet().iterator().next());
    }
    roots.put(message, root);
  }

  /** On which message it hangs, as far as this instance has heard. */
  synchronized @Nullable String remembered(String message) {
    return roots.get(message);
  }
}
