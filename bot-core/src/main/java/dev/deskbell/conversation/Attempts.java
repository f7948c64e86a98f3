package dev.deskbell.conversation;

import dev.deskbell.chat.Reply;
import dev.deskbell.chat.Tone;
import dev.deskbell.store.Fresh;
import org.springframework.stereotype.Component;

/** Carries an attempt as far as it gets: asks for what is missing, or does it and says so. */
@Component
class Attempts {
  /** One operation may begin another, but not for ever. */
  private static final int MOST_BEGUN = 3;

  private final Operations operations;
  private final Asking asking;
  private final Deeds deeds;
  private final Replies replies;
  private final Mishaps mishaps;
  private final TurnedAway turnedAway;

  Attempts(
      Operations operations,
      Asking asking,
      Deeds deeds,
      Replies replies,
      Mishaps mishaps,
      TurnedAway turnedAway) {
    this.operations = operations;
    this.asking = asking;
    this.deeds = deeds;
    this.replies = replies;
    this.mishaps = mishaps;
    this.turnedAway = turnedAway;
  }

  /** Never throws: what breaks is told. */
  Reply carry(Attempt attempt) {
    return Fresh.during(() -> carry(attempt, MOST_BEGUN));
  }

  private Reply carry(Attempt attempt, int left) {
    Settled settled;
    try {
      var reading = Reading.of(attempt);
      var question = asking.next(attempt, reading);
      if (question.isPresent()) {
        return question.get();
      }
      settled = deeds.perform(attempt, reading);
    } catch (Refusal no) {
      return new Reply.Whisper(Replies.card(Tone.WARNING, no.why()));
    } catch (Permission.Denied no) {
      return new Reply.Whisper(Replies.card(Tone.WARNING, turnedAway.why(attempt, no)));
    } catch (RuntimeException bug) {
      return mishaps.tell(attempt, bug);
    }
    return told(attempt, settled, left);
  }

  /** What breaks from here on breaks the answer only: the deed is done. */
  private Reply told(Attempt attempt, Settled settled, int left) {
    try {
      return settled instanceof Settled.Done(Outcome.Begun begun) && left > 0
          ? begin(attempt, begun, left - 1)
          : replies.of(attempt, settled);
    } catch (RuntimeException bug) {
      return mishaps.tellAfter(attempt, bug);
    }
  }

  private Reply begin(Attempt attempt, Outcome.Begun begun, int left) {
    var next =
        operations
            .of(begun.next())
            .orElseThrow(() -> new IllegalStateException("no operation " + begun.next()));
    var given =
        Given.NOTHING
            .settling(Calls.values(next, begun.next().about()))
            .settling(begun.given())
            .mentioning(attempt.given().mentioned())
            .attaching(attempt.given().files());
    var way =
        attempt.way() instanceof Attempt.Way.Pressed pressed
            ? pressed
            : new Attempt.Way.Pressed(false);
    return carry(
        new Attempt(
            Calls.following(attempt.origin(), next.name()),
            attempt.person(),
            next,
            given,
            way,
            null),
        left);
  }
}
