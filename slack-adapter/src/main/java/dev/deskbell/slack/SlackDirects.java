package dev.deskbell.slack;

import dev.deskbell.chat.Account;
import dev.deskbell.slack.SlackCalls.Failed;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The channels of direct messages between people and the desk. */
final class SlackDirects {

  private static final int MOST = 50_000;

  private final SlackCalls calls;
  private final Map<Account, String> channels = new ConcurrentHashMap<>();

  SlackDirects(SlackCalls calls) {
    this.calls = calls;
  }

  /**
   * Slack answers with the same channel for the same person, so that asking twice harms nothing.
   */
  String channel(Account of) throws Failed {
    var known = channels.get(of);
    if (known != null) {
      return known;
    }
    var answer = calls.call(of.workspace(), "conversations.open", Map.of("users", of.user()));
    var channel = answer.text("channel", "id");
    heard(of, channel);
    return channel;
  }

  /** A channel that is known to be one person's with the desk. */
  void heard(Account of, String channel) {
    if (channels.size() >= MOST) {
      channels.clear();
    }
    channels.put(of, channel);
  }

  /** It did not lead there. */
  void forget(Account of) {
    channels.remove(of);
  }

  boolean isOf(Account person, String channel) {
    return Optional.ofNullable(channels.get(person)).filter(channel::equals).isPresent();
  }
}
