package dev.deskbell.discord;

import dev.deskbell.chat.Conversation;
import dev.deskbell.chat.Incoming;
import dev.deskbell.chat.Origin;
import dev.deskbell.chat.Reply;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import net.dv8tion.jda.api.utils.data.DataObject;
import org.jspecify.annotations.Nullable;

/**
 * Shows below a message what the desk's own addresses in it lead to. Discord can't fill in another
 * one's message: the desk answers it, without calling anybody.
 */
final class Previews {

  private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>()\"']{1,1000}");
  private static final int MOST = 3;

  private final Conversation desk;
  private final Messages messages;

  Previews(Conversation desk, Messages messages) {
    this.desk = desk;
    this.messages = messages;
  }

  void show(DataObject message, Origin said) {
    var addresses = addresses(message.getString("content", ""));
    if (addresses.isEmpty()) {
      return;
    }
    var origin =
        new Origin(said.delivery() + "links", said.by(), said.at(), said.audience(), said.when());
    if (desk.receive(new Incoming.Linked(origin, addresses)) instanceof Reply.Preview preview) {
      show(message.getString("id"), origin, addresses, preview);
    }
  }

  private void show(String message, Origin at, List<URI> addresses, Reply.Preview preview) {
    var number = 0;
    for (var address : addresses) {
      var card = preview.cards().get(address);
      if (card != null) {
        number++;
        var id = "l" + Long.toString(Long.parseLong(message), 36) + "-" + number;
        messages.preview(at.at(), id, message, card);
      }
    }
  }

  private static List<URI> addresses(String content) {
    return ADDRESS
        .matcher(content)
        .results()
        .map(MatchResult::group)
        .map(Previews::address)
        .filter(Objects::nonNull)
        .map(Objects::requireNonNull)
        .distinct()
        .limit(MOST)
        .toList();
  }

  private static @Nullable URI address(String written) {
    try {
      return URI.create(written.replaceAll("[.,;:!?]+$", ""));
    } catch (IllegalArgumentException noAddress) {
      return null;
    }
  }
}
