package dev.deskbell.conversation;

import dev.deskbell.chat.Action;
import dev.deskbell.chat.Block;
import dev.deskbell.chat.Card;
import dev.deskbell.chat.Reply;
import dev.deskbell.chat.Span;
import dev.deskbell.chat.Text;
import dev.deskbell.chat.Tone;
import java.security.SecureRandom;
import java.sql.SQLTransientConnectionException;
import java.util.HexFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Something broke: the log knows what, the person knows that nothing was changed or lost. */
@Component
class Mishaps {
  private static final Logger LOG = LoggerFactory.getLogger(Mishaps.class);

  private final SecureRandom random = new SecureRandom();
  private final FormSessions sessions;

  Mishaps(FormSessions sessions) {
    this.sessions = sessions;
  }

  /** Where it was done, and only the answer could not be made: nothing is to be tried again. */
  Reply tellAfter(Attempt attempt, RuntimeException bug) {
    var mishap = log(attempt.operation().name(), bug);
    var sentence =
        switch (attempt.operation().manner()) {
          case DEED -> "It was done. Don't do it again; only this answer could not be shown.";
          case READING -> "Nothing was changed. Try again in a moment.";
        };
    return new Reply.Whisper(mishap.card(sentence));
  }

  /** Where it was known what was wanted. */
  Reply tell(Attempt attempt, RuntimeException bug) {
    var mishap = log(attempt.operation().name(), bug);
    var changed =
        bug instanceof Deeds.Unsure
            ? "I can't tell whether it was done. Trying again does nothing twice. "
            : "Nothing was changed. ";
    try {
      var session = sessions.keep(attempt);
      if (bug instanceof Deeds.Unsure) {
        sessions.tried(session, attempt.origin());
      }
      var again = FormCall.go(attempt.operation().name(), session);
      return new Reply.Whisper(
          mishap.card(changed + kept(attempt.operation())).with(Action.main("Try again", again)));
    } catch (RuntimeException unkept) {
      LOG.error("mishap {}: what was given could not be kept either", mishap.number(), unkept);
      var typed = String.join("\n", attempt.given().values().values());
      return tell(mishap, changed, typed);
    }
  }

  private static String kept(Operation operation) {
    return operation.confidential()
        ? "What you gave is a secret, so it was not kept: give it again in a moment."
        : "What you gave is kept: try again in a moment.";
  }

  /** Where it was not; the words go back to who typed them. */
  Reply tell(String what, String words, RuntimeException bug) {
    return tell(log(what, bug), "Nothing was changed. ", words);
  }

  private static Reply tell(Mishap mishap, String changed, String words) {
    var card = mishap.card(changed + "Try again in a moment.");
    return new Reply.Whisper(
        words.isBlank()
            ? card
            : card.with(new Block.Paragraph(Text.of("What you typed: ").and(Text.of(words)))));
  }

  /** Never what a person typed. */
  private Mishap log(String what, RuntimeException bug) {
    var bytes = new byte[4];
    random.nextBytes(bytes);
    var number = HexFormat.of().formatHex(bytes);
    LOG.error("mishap {} in {}", number, what, bug);
    return new Mishap(number, isForWantOfAConnection(bug));
  }

  /**
   * So says the pool when all its connections are taken; when none can be made, it says besides
   * what keeps it from making one.
   */
  private static boolean isForWantOfAConnection(Throwable bug) {
    var cause = bug.getCause();
    return cause == null
        ? bug instanceof SQLTransientConnectionException
        : isForWantOfAConnection(cause);
  }

  /** What the log has under a number, and whether it is only that there is too much to do. */
  private record Mishap(String number, boolean busy) {
    Card card(String sentence) {
      return Card.of(
          busy ? "Too much is going on here just now" : "Something went wrong here",
          busy ? Tone.WARNING : Tone.ALARM,
          new Block.Paragraph(Text.of(sentence)),
          new Block.Note(
              Text.of("If it happens again, tell an administrator this number: ")
                  .and(new Span.Code(number))));
    }
  }
}
