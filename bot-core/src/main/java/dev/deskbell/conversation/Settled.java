package dev.deskbell.conversation;

import dev.deskbell.chat.Call;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What came of an attempt. */
sealed interface Settled {
  record Done(Outcome outcome) implements Settled {}

  /**
   * A "no".
   *
   * @param session where what was given is kept, to be mended and sent again; null when that would
   *     not help
   */
  record Refused(String why, @Nullable String session) implements Settled {}

  /** As the inbox keeps it. */
  record Kept(
      String kind,
      @Nullable String subject,
      @Nullable String words,
      @Nullable String call,
      @Nullable Map<String, String> given) {

    Settled settled() {
      return switch (kind) {
        case "refused" -> new Refused(said(), subject);
        case "said" -> new Done(new Outcome.Said(said()));
        case "failed" -> new Done(new Outcome.Failed(said()));
        case "shown" -> new Done(new Outcome.Shown(String.valueOf(subject), said()));
        case "begun" ->
            new Done(
                new Outcome.Begun(
                    Call.parse(String.valueOf(call)), given == null ? Map.of() : given));
        default -> new Done(Outcome.silence());
      };
    }

    private String said() {
      return words == null ? "" : words;
    }
  }

  default Kept kept() {
    return switch (this) {
      case Refused(var why, var session) -> new Kept("refused", session, why, null, null);
      case Done(Outcome.Silent _) -> new Kept("silent", null, null, null, null);
      case Done(Outcome.Said(var sentence)) -> new Kept("said", null, sentence, null, null);
      case Done(Outcome.Failed(var sentence)) -> new Kept("failed", null, sentence, null, null);
      case Done(Outcome.Shown(var subject, var sentence)) ->
          new Kept("shown", subject, sentence, null, null);
      case Done(Outcome.Once(var _, var afterwards)) ->
          new Kept("said", null, afterwards, null, null);
      case Done(Outcome.Read _) -> new Kept("silent", null, null, null, null);
      case Done(Outcome.Begun(var next, var given)) ->
          new Kept("begun", null, null, next.toString(), given);
    };
  }
}
