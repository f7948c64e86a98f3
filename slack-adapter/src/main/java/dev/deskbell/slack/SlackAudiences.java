package dev.deskbell.slack;

import dev.deskbell.chat.Account;
import dev.deskbell.chat.Origin.Audience;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who reads along in a channel, as far as deeds there have told. What is not known counts as open:
 * the desk is most careful there.
 */
final class SlackAudiences {

  private static final int MOST = 50_000;

  private final SlackDirects directs;
  private final Map<String, Audience> invited = new ConcurrentHashMap<>();

  SlackAudiences(SlackDirects directs) {
    this.directs = directs;
  }

  /** From an event that tells the kind of its channel, or doesn't. */
  Audience ofEvent(Account person, String channel, String type) {
    return switch (type) {
      case "im", "app_home" -> {
        directs.heard(person, channel);
        yield Audience.DIRECT;
      }
      case "group", "mpim" -> remembered(channel, Audience.INVITED);
      case "channel" -> remembered(channel, Audience.OPEN);
      default -> known(person, channel);
    };
  }

  /** From a command or interaction, which tells the channel's name or what it is instead. */
  Audience ofName(Account person, String channel, String name) {
    if (name.equals("directmessage")) {
      return directs.isOf(person, channel) ? Audience.DIRECT : Audience.INVITED;
    }
    return name.equals("privategroup") || name.startsWith("mpdm-")
        ? remembered(channel, Audience.INVITED)
        : remembered(channel, Audience.OPEN);
  }

  Audience known(Account person, String channel) {
    if (directs.isOf(person, channel)) {
      return Audience.DIRECT;
    }
    var isClosed = channel.startsWith("D") || channel.startsWith("G");
    return invited.getOrDefault(channel, isClosed ? Audience.INVITED : Audience.OPEN);
  }

  private Audience remembered(String channel, Audience audience) {
    if (invited.size() >= MOST) {
      invited.clear();
    }
    invited.put(channel, audience);
    return audience;
  }
}
