package dev.deskbell.slack;

import com.google.gson.JsonObject;
import dev.deskbell.chat.Card;
import dev.deskbell.slack.SlackCalls.Failed;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Unfolds the desk's own addresses where people say them. */
final class SlackPreviews {

  private static final Logger LOG = LoggerFactory.getLogger(SlackPreviews.class);

  private final SlackCalls calls;
  private final Executor threads;

  SlackPreviews(SlackCalls calls, Executor threads) {
    this.calls = calls;
    this.threads = threads;
  }

  /** Returns at once. */
  void show(String workspace, Json event, Map<URI, Card> cards) {
    if (!cards.isEmpty()) {
      threads.execute(() -> unfurl(workspace, event, cards));
    }
  }

  private void unfurl(String workspace, Json event, Map<URI, Card> cards) {
    var arguments = new HashMap<String, String>();
    if (event.text("unfurl_id").isEmpty()) {
      arguments.put("channel", event.text("channel"));
      arguments.put("ts", event.text("message_ts"));
    } else {
      arguments.put("unfurl_id", event.text("unfurl_id"));
      arguments.put("source", event.text("source"));
    }
    arguments.put("unfurls", drawn(event, cards).toString());
    try {
      calls.call(workspace, "chat.unfurl", arguments);
    } catch (Failed problem) {
      LOG.info("Slack did not unfold an address: {}", problem.getMessage());
    }
  }

  /** By the very address that Slack has told, whatever it looks like when read. */
  private static JsonObject drawn(Json event, Map<URI, Card> cards) {
    var unfurls = new JsonObject();
    for (var link : event.list("links")) {
      var told = link.text("url");
      cards.forEach((address, card) -> {
        if (address.toString().equals(SlackWords.unescaped(told))) {
          var unfurl = new JsonObject();
          unfurl.add("blocks", SlackCards.draw(card, Set.of()).tree());
          unfurls.add(told, unfurl);
        }
      });
    }
    return unfurls;
  }
}
