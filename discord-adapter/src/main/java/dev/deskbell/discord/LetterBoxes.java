package dev.deskbell.discord;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import net.dv8tion.jda.api.utils.data.DataObject;
import org.jspecify.annotations.Nullable;

/** The channels of direct messages, by person. */
final class LetterBoxes {

  private static final int MOST = 10_000;
  private static final int DIRECT = 1;

  private final Rest rest;
  private final Map<String, String> byPerson = new ConcurrentHashMap<>();
  private final Set<String> known = ConcurrentHashMap.newKeySet();

  LetterBoxes(Rest rest) {
    this.rest = rest;
  }

  /** Its id as the answer's body; opening it again gives the same. */
  Outcome of(String user) {
    var before = byPerson.get(user);
    if (before != null) {
      return new Outcome.Done(before);
    }
    var answer =
        rest.ask(Ask.post("users/@me/channels", DataObject.empty().put("recipient_id", user)));
    if (!(answer instanceof Outcome.Done opened)) {
      return answer;
    }
    var box = opened.object().getString("id");
    add(box);
    byPerson.put(user, box);
    return new Outcome.Done(box);
  }

  /** Null before it was opened. */
  @Nullable String known(String user) {
    return byPerson.get(user);
  }

  boolean has(String channel) {
    return known.contains(channel);
  }

  /** Asks Discord, where nobody remembers; throws when it does not tell. */
  boolean recognises(String channel) {
    if (has(channel)) {
      return true;
    }
    var answer = rest.ask(Ask.get("channels/" + channel));
    var is = answer.isDone() && answer.orThrow().getInt("type", 0) == DIRECT;
    if (is) {
      add(channel);
    }
    return is;
  }

  void add(String channel) {
    if (known.size() >= MOST) {
      known.clear();
      byPerson.clear();
    }
    known.add(channel);
  }
}
