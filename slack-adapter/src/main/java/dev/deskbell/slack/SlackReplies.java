package dev.deskbell.slack;

import com.google.gson.JsonObject;
import dev.deskbell.chat.Action;
import dev.deskbell.chat.Block;
import dev.deskbell.chat.Card;
import dev.deskbell.chat.Content;
import dev.deskbell.chat.Form;
import dev.deskbell.chat.Reply;
import dev.deskbell.chat.Text;
import dev.deskbell.chat.Tone;
import dev.deskbell.slack.SlackCalls.Failed;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the desk's answers to people, after Slack has its acknowledgement. */
final class SlackReplies {

  private static final Logger LOG = LoggerFactory.getLogger(SlackReplies.class);

  private final SlackCalls calls;
  private final SlackDirects directs;
  private final SlackPictures pictures;
  private final Executor threads;

  SlackReplies(SlackCalls calls, SlackDirects directs, SlackPictures pictures, Executor threads) {
    this.calls = calls;
    this.directs = directs;
    this.pictures = pictures;
    this.threads = threads;
  }

  /** Returns at once. */
  void send(SlackWay way, Reply reply) {
    switch (reply) {
      case Reply.Whisper(var card) -> threads.execute(() -> whisper(way, card, false));
      case Reply.Replace(var card) -> threads.execute(() -> whisper(way, card, true));
      case Reply.Ask(var form) -> threads.execute(() -> ask(way, form));
      case Reply.Amend(var form, _) -> threads.execute(() -> ask(way, form));
      case Reply.Offer _, Reply.Preview _, Reply.Silence _ -> {}
    }
  }

  /** The answer that stands in the acknowledgement of a command; null where it comes later. */
  @Nullable JsonObject atOnce(SlackWay way, Reply reply) {
    if (reply instanceof Reply.Whisper(var card) && !hasPicture(card)) {
      var answer = SlackCards.draw(card, Set.of()).answer();
      answer.addProperty("response_type", "ephemeral");
      return answer;
    }
    send(way, reply);
    return null;
  }

  private static boolean hasPicture(Card card) {
    return card.blocks().stream().anyMatch(Block.Picture.class::isInstance);
  }

  /** The answer that stands in the acknowledgement of a form; null closes it. */
  @Nullable JsonObject ofForm(SlackWay way, Json view, Reply reply) {
    return switch (reply) {
      case Reply.Ask(var form) -> updating(SlackViews.form(form, way));
      case Reply.Amend(var form, var problems) -> amending(way, view, form, problems);
      case Reply.Whisper(var card) -> told(way, view, card);
      case Reply.Replace(var card) -> told(way, view, card);
      case Reply.Offer _, Reply.Preview _, Reply.Silence _ -> closing(view);
    };
  }

  private @Nullable JsonObject told(SlackWay way, Json view, Card card) {
    if (way.channel() == null) {
      return updating(SlackViews.reading(card, way));
    }
    threads.execute(() -> whisper(way, card, false));
    return closing(view);
  }

  /** The windows below go too: what they were about is done. */
  private static @Nullable JsonObject closing(Json view) {
    return view.text("previous_view_id").isEmpty()
        ? null
        : Json.object(Map.of("response_action", "clear"));
  }

  private static JsonObject updating(JsonObject view) {
    var answer = Json.object(Map.of("response_action", "update"));
    answer.add("view", view);
    return answer;
  }

  /** Beside the fields where they are the ones on the screen: so nothing typed moves. */
  private static JsonObject amending(
      SlackWay way, Json view, Form form, Map<String, String> problems) {
    if (!SlackForms.isShown(form, problems.keySet(), view)) {
      return updating(SlackViews.form(form, way, problems.values()));
    }
    var answer = Json.object(Map.of("response_action", "errors"));
    answer.add("errors", Json.object(problems));
    return answer;
  }

  private void ask(SlackWay way, Form form) {
    var trigger = way.trigger();
    try {
      if (trigger == null) {
        whisper(way, offering(form), false);
      } else if (way.modal() == null) {
        open("views.open", way, trigger, SlackViews.form(form, way));
      } else {
        open("views.push", way, trigger, SlackViews.form(form, way));
      }
    } catch (Failed problem) {
      LOG.info("Slack did not open a form: {}", problem.getMessage());
      whisper(way, offering(form), false);
    }
  }

  private void open(String method, SlackWay way, String trigger, JsonObject view) throws Failed {
    var arguments = Map.of("trigger_id", trigger, "view", view.toString());
    calls.call(way.account().workspace(), method, arguments);
  }

  /** What is filled in so far is kept by the desk: the button opens it again. */
  private static Card offering(Form form) {
    return Card.of(
            form.title(),
            Tone.QUIET,
            new Block.Paragraph(
                Text.of("There are a few questions. Open the form to answer them.")))
        .with(Action.main("Open the form", form.call()));
  }

  /** Where only this person sees it: the first of these that works. */
  private void whisper(SlackWay way, Card card, boolean replacing) {
    try {
      var isTold =
          inWindow(way, card)
              || atResponse(way, card, replacing)
              || inChannel(way, card)
              || inNewWindow(way, card);
      if (!isTold) {
        post(way, "chat.postMessage", directs.channel(way.account()), card, Map.of());
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

  private boolean atResponse(SlackWay way, Card card, boolean replacing) throws Failed {
    var address = way.response();
    if (address == null) {
      return false;
    }
    var answer = drawn(way, card).answer();
    answer.addProperty("response_type", "ephemeral");
    answer.addProperty("replace_original", replacing);
    if (way.thread() != null && !replacing) {
      answer.addProperty("thread_ts", way.thread());
    }
    try {
      return calls.web().respond(address, answer.toString()).isTaken();
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

  private SlackMessage drawn(SlackWay way, Content card) throws Failed {
    return pictures.drawn(way.account().workspace(), card, Set.of());
  }
}
