package dev.deskbell.slack;

import dev.deskbell.chat.Card;
import dev.deskbell.chat.Content;
import dev.deskbell.slack.SlackCalls.Failed;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells one person something where nobody else sees it: the first way that works. */
final class SlackWhispers {

  private static final Logger LOG = LoggerFactory.getLogger(SlackWhispers.class);

  private static final Map<String, String> FOLDED =
      Map.of("unfurl_links", "false", "unfurl_media", "false");

  private final SlackCalls calls;
  private final SlackDirects directs;
  private final SlackPictures pictures;

  SlackWhispers(SlackCalls calls, SlackDirects directs, SlackPictures pictures) {
    this.calls = calls;
    this.directs = directs;
    this.pictures = pictures;
  }

  void tell(SlackWay way, Card card) {
    whisper(way, card, false);
  }

  /** In place of what was pressed. */
  void replace(SlackWay way, Card card) {
    whisper(way, card, true);
  }

  private void whisper(SlackWay way, Card card, boolean replacing) {
    try {
      var isTold =
          inWindow(way, card)
              || atResponse(way, card, replacing)
              || inChannel(way, card)
              || inNewWindow(way, card);
      if (!isTold) {
        post(way, "chat.postMessage", directs.channel(way.account()), card, FOLDED);
      }
    } catch (Failed problem) {
      LOG.warn("Slack: an answer did not reach {}: {}", way.account(), problem.getMessage());
    } catch (RuntimeException problem) {
      LOG.error("Slack: an answer did not reach {}", way.account(), problem);
    }
  }

  private boolean inWindow(SlackWay way, Card card) {
    var modal = way.modal();
    if (modal == null) {
      return false;
    }
    var view = SlackViews.reading(card, way).toString();
    return isDone(way, "views.update", Map.of("view_id", modal, "view", view));
  }

  private boolean inNewWindow(SlackWay way, Card card) {
    var trigger = way.trigger();
    if (trigger == null || way.channel() != null) {
      return false;
    }
    var view = SlackViews.reading(card, way).toString();
    return isDone(way, "views.open", Map.of("trigger_id", trigger, "view", view));
  }

  private boolean isDone(SlackWay way, String method, Map<String, String> arguments) {
    return calls.asked(way.account().workspace(), method, arguments, _ -> true, false);
  }

  private boolean atResponse(SlackWay way, Card card, boolean replacing) {
    var address = way.response();
    if (address == null) {
      return false;
    }
    var answer = drawn(way, card).answer();
    answer.put("response_type", "ephemeral").put("replace_original", replacing);
    if (way.thread() != null && !replacing) {
      answer.put("thread_ts", way.thread());
    }
    try {
      return calls.web().respond(address, answer.endObject().toString()).isTaken();
    } catch (IOException problem) {
      LOG.info("Slack: an answer may be lost: {}", problem.toString());
      return true;
    }
  }

  private boolean inChannel(SlackWay way, Card card) {
    var channel = way.channel();
    if (channel == null) {
      return false;
    }
    var more = new HashMap<String, String>();
    more.put("user", way.account().user());
    if (way.thread() != null) {
      more.put("thread_ts", way.thread());
    }
    try {
      post(way, "chat.postEphemeral", channel, card, more);
      return true;
    } catch (Failed problem) {
      LOG.info(
          "Slack: {} can't be answered in {}: {}", way.account(), channel, problem.getMessage());
      return false;
    }
  }

  private void post(
      SlackWay way, String method, String channel, Content card, Map<String, String> more)
      throws Failed {
    var arguments = new HashMap<>(more);
    arguments.put("channel", channel);
    arguments.putAll(drawn(way, card).arguments());
    calls.call(way.account().workspace(), method, arguments);
  }

  private SlackMessage drawn(SlackWay way, Content card) {
    return pictures.drawn(way.account().workspace(), card, Set.of());
  }
}
