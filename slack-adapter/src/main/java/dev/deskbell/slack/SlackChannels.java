package dev.deskbell.slack;

import dev.deskbell.chat.Checkup.Finding;
import dev.deskbell.chat.Checkup.Finding.State;
import dev.deskbell.chat.Outgoing;
import dev.deskbell.chat.Receipt;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The channels that turn the desk away, until they don't. */
final class SlackChannels {

  private static final int MOST_CHANNELS = 20;

  private final Map<String, String> refusals = new LinkedHashMap<>();

  void note(Outgoing outgoing, Receipt receipt) {
    var channel = channel(outgoing);
    if (channel == null) {
      return;
    }
    synchronized (refusals) {
      if (receipt instanceof Receipt.Delivered) {
        refusals.remove(channel);
      } else if (receipt instanceof Receipt.Refused(var reason, var why)
          && (reason == Receipt.Reason.PLACE_GONE || reason == Receipt.Reason.NOT_ALLOWED)
          && refusals.size() < MOST_CHANNELS) {
        refusals.put(channel, why);
      }
    }
  }

  private static @Nullable String channel(Outgoing outgoing) {
    return switch (outgoing) {
      case Outgoing.Post(_, var to, _, _) -> to.channel();
      case Outgoing.Upload(_, var to, _, _) -> to.channel();
      case Outgoing.Invite(_, var to, _) -> to.channel();
      case Outgoing.Topic(_, var of, _) -> of.channel();
      case Outgoing.Pin(_, var at) -> at.place().channel();
      case Outgoing.Bookmark(_, var in, _, _) -> in.channel();
      case Outgoing.Direct _,
          Outgoing.Edit _,
          Outgoing.Remove _,
          Outgoing.MakeRoom _,
          Outgoing.Follow _,
          Outgoing.Archive _,
          Outgoing.Page _ ->
          null;
    };
  }

  List<Finding> findings() {
    synchronized (refusals) {
      return refusals.entrySet().stream()
          .map(it ->
              new Finding(
                  State.WORTH_A_LOOK,
                  "channel " + it.getKey(),
                  "turns the desk away: " + it.getValue(),
                  "Invite the desk there (/invite), unarchive the channel, or bind another one."))
          .toList();
    }
  }
}
