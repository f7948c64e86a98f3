package dev.deskbell.conversation;

import dev.deskbell.chat.Action;
import dev.deskbell.chat.Block;
import dev.deskbell.chat.Card;
import dev.deskbell.chat.Origin;
import dev.deskbell.chat.Reply;
import dev.deskbell.chat.Text;
import dev.deskbell.chat.Tone;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** What came of an attempt, as an answer to the person. */
@Component
class Replies {
  private final SingletonSupplier<Subjects> subjects;

  Replies(ObjectProvider<Subjects> subjects) {
    this.subjects = SingletonSupplier.of(subjects::getObject);
  }

  Reply of(Attempt attempt, Settled settled) {
    return switch (settled) {
      case Settled.Done(Outcome.Silent _), Settled.Done(Outcome.Begun _) -> new Reply.Silence();
      case Settled.Done(Outcome.Said(var sentence)) -> told(attempt, card(Tone.GOOD, sentence));
      case Settled.Done(Outcome.Failed(var sentence)) ->
          told(attempt, card(Tone.WARNING, sentence));
      case Settled.Done(Outcome.Shown(var ref, var sentence)) ->
          told(attempt, shown(attempt, ref, sentence));
      case Settled.Done(Outcome.Read(var card)) -> told(attempt, card);
      case Settled.Done(Outcome.Once(var card, var _)) -> told(attempt, card);
      case Settled.Refused(var why, var session) -> new Reply.Whisper(no(attempt, why, session));
    };
  }

  /** A form that was sent before: what came of it then. */
  Reply again(Attempt attempt, Settled settled) {
    return switch (settled) {
      case Settled.Done(Outcome.Silent _), Settled.Done(Outcome.Begun _) ->
          new Reply.Whisper(card(Tone.QUIET, "You have sent this already. It was done then."));
      case Settled.Done _, Settled.Refused _ -> of(attempt, settled);
    };
  }

  private static Card no(
      Attempt attempt, String why, @org.jspecify.annotations.Nullable String session) {
    var card = card(Tone.WARNING, why);
    return session == null
        ? card
        : card.with(
            Action.button(
                "Change and send again", FormCall.page(attempt.operation().name(), session, 0)));
  }

  /** In their direct messages the card itself comes below: once is enough. */
  private Card shown(Attempt attempt, String ref, String sentence) {
    return !sentence.isEmpty() && attempt.origin().audience() == Origin.Audience.DIRECT
        ? card(Tone.GOOD, sentence)
        : subjects.obtain().draw(ref, attempt.person(), sentence);
  }

  /** What only the person saw is replaced where it was pressed. */
  private static Reply told(Attempt attempt, Card card) {
    return attempt.way() instanceof Attempt.Way.Pressed(var whispered) && whispered
        ? new Reply.Replace(card)
        : new Reply.Whisper(card);
  }

  /** A sentence as a card; a long one does not fit into a title. */
  static Card card(Tone tone, String sentence) {
    if (sentence.length() <= Card.LONGEST_TITLE) {
      return Card.of(sentence, tone);
    }
    var title =
        switch (tone) {
          case CALM, QUIET -> "For your information";
          case GOOD -> "Done";
          case WARNING, ALARM -> "That did not work";
        };
    return Card.of(title, tone, new Block.Paragraph(Text.of(sentence)));
  }
}
