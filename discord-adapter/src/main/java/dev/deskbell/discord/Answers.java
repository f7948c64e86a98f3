package dev.deskbell.discord;

import dev.deskbell.chat.Block;
import dev.deskbell.chat.Card;
import dev.deskbell.chat.Choice;
import dev.deskbell.chat.Reply;
import dev.deskbell.chat.Text;
import dev.deskbell.chat.Tone;
import java.util.List;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.DataObject;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers interactions: at once, or in place of a placeholder; what is too late goes directly. */
final class Answers {

  private static final Logger LOG = LoggerFactory.getLogger(Answers.class);

  private static final int MESSAGE = 4;
  private static final int LATER = 5;
  private static final int UPDATE_LATER = 6;
  private static final int UPDATE = 7;
  private static final int CHOICES = 8;
  private static final int MODAL = 9;
  private static final int ANSWERED_ALREADY = 40060;

  private final Rest rest;
  private final Letters letters;

  Answers(Rest rest, Letters letters) {
    this.rest = rest;
    this.letters = letters;
  }

  static Reply sorry() {
    return new Reply.Whisper(
        Card.of(
            "That did not work",
            Tone.WARNING,
            new Block.Paragraph(
                Text.of(
                    "Something in the"
                        + " desk broke, and its operators can see it. Please try again."))));
  }

  /** A command or button that means nothing any more. */
  void unknown(Interaction to) {
    if (to.isLookup()) {
      first(to, new Reply.Offer(List.of()));
      return;
    }
    first(
        to,
        new Reply.Whisper(
            Card.of(
                "This is from an older version of the desk",
                Tone.QUIET,
                new Block.Paragraph(Text.of("Type /desk to see what I can do now.")))));
  }

  /** The first answer. */
  void first(Interaction to, Reply reply) {
    switch (reply) {
      case Reply.Offer(var choices) -> callback(to, CHOICES, choices(choices), List.of());
      case Reply.Silence _, Reply.Preview _ -> nothing(to);
      case Reply.Ask(var form) when !to.isForm() -> {
        var modal = DiscordForms.draw(form).toData();
        if (!callback(to, MODAL, modal, List.of())) {
          direct(to, reply);
        }
      }
      case Reply.Ask _, Reply.Amend _, Reply.Whisper _, Reply.Replace _ -> whisper(to, reply);
    }
  }

  private void whisper(Interaction to, Reply reply) {
    var drawn = drawn(to, reply);
    if (drawn == null) {
      return;
    }
    var replaces = (reply instanceof Reply.Replace && to.isOnWhisper()) || to.isFromStandIn();
    if (!callback(to, replaces ? UPDATE : MESSAGE, drawn.privately().body(), drawn.files())) {
      direct(to, reply);
    }
  }

  /** Discord wants an answer even where there is nothing to say. */
  private void nothing(Interaction to) {
    if (to.isOnMessage() && !to.isFromStandIn()) {
      callback(to, UPDATE_LATER, DataObject.empty(), List.of());
    } else if (callback(to, to.isFromStandIn() ? UPDATE_LATER : LATER, onlyForThem(), List.of())) {
      rest.ask(Ask.delete(original(to)).byToken());
    }
  }

  /** Whether Discord has taken it. */
  boolean placeholder(Interaction to) {
    return callback(to, LATER, onlyForThem(), List.of());
  }

  /** What the placeholder becomes. A form can't be opened any more: a button leads to it. */
  void later(Interaction to, Reply reply, boolean isDeferred) {
    var drawn = drawn(to, reply);
    if (!isDeferred) {
      direct(to, reply);
      return;
    }
    if (drawn == null) {
      rest.ask(Ask.delete(original(to)).byToken());
      return;
    }
    var edit = Ask.patch(original(to), drawn.body()).with(drawn.files()).byToken();
    var outcome = rest.ask(edit);
    if (outcome instanceof Outcome.Lost || outcome instanceof Outcome.Unsent) {
      outcome = rest.ask(edit);
    }
    if (!(outcome instanceof Outcome.Done)) {
      LOG.warn("An answer to {} goes directly: {}", to.id(), Refusals.receipt(outcome));
      direct(to, reply);
    }
  }

  private static String original(Interaction to) {
    return "webhooks/" + to.application() + "/" + to.token() + "/messages/@original";
  }

  /** What can be shown of a reply; null when there is nothing to show. */
  private @Nullable Drawn drawn(Interaction to, Reply reply) {
    return letters.drawn(to.user(), reply);
  }

  private void direct(Interaction to, Reply reply) {
    if (!to.isLookup()) {
      letters.send(to.account(), "i" + Long.toString(Long.parseLong(to.id()), 36), null, reply);
    }
  }

  /** Whether it has been taken; what may have been lost on the way is said once more. */
  private boolean callback(Interaction to, int kind, DataObject data, List<Ask.Part> files) {
    var body = DataObject.empty().put("type", kind);
    if (!data.keys().isEmpty()) {
      body.put("data", data);
    }
    var ask =
        Ask.post("interactions/" + to.id() + "/" + to.token() + "/callback", body)
            .with(files)
            .byToken();
    var outcome = rest.ask(ask);
    if (outcome instanceof Outcome.Lost || outcome instanceof Outcome.Unsent) {
      outcome = rest.ask(ask);
    }
    var isTaken = outcome instanceof Outcome.Done || Refusals.is(outcome, ANSWERED_ALREADY);
    if (!isTaken) {
      LOG.warn("Interaction {} can't be answered: {}", to.id(), Refusals.receipt(outcome));
    }
    return isTaken;
  }

  private static DataObject onlyForThem() {
    return DataObject.empty().put("flags", Drawn.EPHEMERAL);
  }

  private static DataObject choices(List<Choice> choices) {
    DataArray drawn = CommandJson.choices(choices);
    return DataObject.empty().put("choices", drawn);
  }
}
