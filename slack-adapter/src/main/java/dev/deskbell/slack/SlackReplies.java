package dev.deskbell.slack;

import com.google.gson.JsonObject;
import com.slack.api.model.view.View;
import dev.deskbell.chat.Action;
import dev.deskbell.chat.Block;
import dev.deskbell.chat.Card;
import dev.deskbell.chat.Form;
import dev.deskbell.chat.Reply;
import dev.deskbell.chat.Text;
import dev.deskbell.chat.Tone;
import dev.deskbell.slack.SlackCalls.Failed;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the desk's answers to people, after Slack has its acknowledgement. */
final class SlackReplies {

  private static final Logger LOG = LoggerFactory.getLogger(SlackReplies.class);

  /** Slack waits for three seconds, the way there and back included. */
  private static final Duration WAITED_FOR = Duration.ofMillis(2500);

  private final SlackCalls calls;
  private final SlackWhispers whispers;
  private final Executor threads;

  SlackReplies(SlackCalls calls, SlackWhispers whispers, Executor threads) {
    this.calls = calls;
    this.whispers = whispers;
    this.threads = threads;
  }

  /** Returns at once. */
  void send(SlackWay way, Reply reply) {
    switch (reply) {
      case Reply.Whisper(var card) -> threads.execute(() -> whispers.tell(way, card));
      case Reply.Replace(var card) -> threads.execute(() -> whispers.replace(way, card));
      case Reply.Ask(var form) -> threads.execute(() -> ask(way, form));
      case Reply.Amend(var form, _) -> threads.execute(() -> ask(way, form));
      case Reply.Offer _, Reply.Preview _, Reply.Silence _ -> {}
    }
  }

  /**
   * The answer that stands in the acknowledgement of a command; null where it comes later, as it
   * does when Slack has stopped waiting.
   */
  @Nullable String atOnce(SlackWay way, Reply reply, Duration taken) {
    if (taken.compareTo(WAITED_FOR) < 0
        && reply instanceof Reply.Whisper(var card)
        && !hasPicture(card)) {
      return SlackCards.answer(card).put("response_type", "ephemeral").endObject().toString();
    }
    send(way, reply);
    return null;
  }

  private static boolean hasPicture(Card card) {
    return card.blocks().stream().anyMatch(Block.Picture.class::isInstance);
  }

  /** The answer that stands in the acknowledgement of a form; null closes it. */
  @Nullable String ofForm(SlackWay way, View view, Reply reply) {
    return switch (reply) {
      case Reply.Ask(var form) -> updating(SlackViews.form(form, way));
      case Reply.Amend(var form, var problems) -> amending(way, view, form, problems);
      case Reply.Whisper(var card) -> told(way, view, card);
      case Reply.Replace(var card) -> told(way, view, card);
      case Reply.Offer _, Reply.Preview _, Reply.Silence _ -> closing(view);
    };
  }

  private @Nullable String told(SlackWay way, View view, Card card) {
    if (way.channel() == null) {
      return updating(SlackViews.reading(card, way));
    }
    threads.execute(() -> whispers.tell(way, card));
    return closing(view);
  }

  /** The windows below go too: what they were about is done. */
  private static @Nullable String closing(View view) {
    return SlackWords.said(view.getPreviousViewId()).isEmpty()
        ? null
        : Json.object(Map.of("response_action", "clear")).toString();
  }

  private static String updating(JsonObject view) {
    var answer = Json.object(Map.of("response_action", "update"));
    answer.add("view", view);
    return answer.toString();
  }

  /** Beside the fields where they are the ones on the screen: so nothing typed moves. */
  private static String amending(SlackWay way, View view, Form form, Map<String, String> problems) {
    if (!SlackForms.isShown(form, problems.keySet(), view)) {
      return updating(SlackViews.form(form, way, problems.values()));
    }
    var answer = Json.object(Map.of("response_action", "errors"));
    answer.add("errors", Json.object(problems));
    return answer.toString();
  }

  private void ask(SlackWay way, Form form) {
    var trigger = way.trigger();
    try {
      if (trigger == null) {
        whispers.tell(way, offering(form));
      } else if (way.modal() == null) {
        open("views.open", way, trigger, SlackViews.form(form, way));
      } else {
        open("views.push", way, trigger, SlackViews.form(form, way));
      }
    } catch (Failed problem) {
      LOG.info("Slack did not open a form: {}", problem.getMessage());
      whispers.tell(way, offering(form));
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
}
