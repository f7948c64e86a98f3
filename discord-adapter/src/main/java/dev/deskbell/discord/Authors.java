package dev.deskbell.discord;

import dev.deskbell.chat.Speaker;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Who wrote which message lately: when one is taken away, Discord tells its number only. */
final class Authors {

  private static final int MOST = 20_000;

  private final Map<String, Speaker> lately = new LinkedHashMap<>();

  synchronized void remember(String message, Speaker author) {
    if (lately.size() >= MOST) {
      lately.remove(lately.keySet().iterator().next());
    }
    lately.put(message, author);
  }

  synchronized Optional<Speaker> of(String message) {
    return Optional.ofNullable(lately.get(message));
  }

  /** Stands in for one who is not remembered. */
  static Speaker somebody(String guild) {
    return Speaker.member(Speakers.account(guild, "0"), "Somebody on Discord");
  }
}
