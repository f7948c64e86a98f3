package dev.deskbell.discord;

import dev.deskbell.chat.Checkup.Finding;
import dev.deskbell.chat.Outgoing;
import dev.deskbell.chat.Receipt;
import dev.deskbell.chat.Receipt.Reason;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Channels in which the desk was not allowed something lately, for who looks at the set-up. */
final class Refused {

  private static final int MOST = 20;

  private final Map<String, String> channels = new LinkedHashMap<>();

  synchronized Receipt noting(Outgoing outgoing, Receipt receipt) {
    var channel = channel(outgoing);
    if (channel != null
        && receipt instanceof Receipt.Refused(var reason, var why)
        && reason == Reason.NOT_ALLOWED) {
      note(channel, why);
    } else if (channel != null && receipt instanceof Receipt.Delivered) {
      channels.remove(channel);
    }
    return receipt;
  }

  private void note(String channel, String why) {
    if (channels.size() < MOST || channels.containsKey(channel)) {
      channels.put(channel, why);
    }
  }

  synchronized List<Finding> findings() {
    return channels.entrySet().stream()
        .map(it ->
            Examination.look(
                "channel " + it.getKey(),
                it.getValue(),
                "Open the channel's settings, Permissions, and give the bot's role what it has in"
                    + " the server."))
        .toList();
  }

  private static @Nullable String channel(Outgoing outgoing) {
    return switch (outgoing) {
      case Outgoing.Post it -> it.to().channel();
      case Outgoing.Upload it -> it.to().channel();
      case Outgoing.Edit it -> it.at().place().channel();
      case Outgoing.Remove it -> it.at().place().channel();
      case Outgoing.Pin it -> it.at().place().channel();
      case Outgoing.Topic it -> it.of().channel();
      case Outgoing.Invite it -> it.to().channel();
      case Outgoing.Archive it -> it.room().channel();
      case Outgoing.Direct _,
          Outgoing.MakeRoom _,
          Outgoing.Follow _,
          Outgoing.Bookmark _,
          Outgoing.Page _ ->
          null;
    };
  }
}
