package dev.deskbell.slack;

import dev.deskbell.chat.Receipt;
import dev.deskbell.chat.Receipt.Reason;
import dev.deskbell.chat.Receipt.Scope;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;

/** What it means for a deed when Slack answers no, or not at all. */
final class SlackErrors {

  /** For how long something is left alone that Slack says will pass. */
  private static final Duration SOON = Duration.ofSeconds(5);

  private static final int TOO_MANY = 429;
  private static final int BROKEN = 500;

  private SlackErrors() {}

  /** How a code is to be taken. */
  sealed interface Meaning {
    /** Too fast. */
    record Limited() implements Meaning {}

    /** Not done, and worth another try. */
    record Passing() implements Meaning {}

    /** Slack says itself that part of it may have been done. */
    record Uncertain() implements Meaning {}

    /** Not done, for good. */
    record Final(Reason reason) implements Meaning {}
  }

  /** For an answer that is not ok. */
  static Receipt receipt(String method, SlackAnswer answer, Clock clock) {
    if (answer.status() == TOO_MANY) {
      return limited(method, answer, clock);
    }
    if (answer.error().isEmpty()) {
      return answer.status() >= BROKEN || answer.isTaken()
          ? new Receipt.Unknown(method + ": " + answer.why())
          : new Receipt.Refused(Reason.NOT_ACCEPTED, method + ": " + answer.why());
    }
    return switch (SlackRefusals.meaning(answer.error())) {
      case Meaning.Limited() -> limited(method, answer, clock);
      case Meaning.Passing() -> new Receipt.Later(SOON, Scope.METHOD, method + ": " + answer.why());
      case Meaning.Uncertain() -> new Receipt.Unknown(method + ": " + answer.why());
      case Meaning.Final(var reason) -> new Receipt.Refused(reason, method + ": " + answer.why());
    };
  }

  /** Slack counts messages by channel, everything else by method and workspace. */
  private static Receipt limited(String method, SlackAnswer answer, Clock clock) {
    var scope = method.equals("chat.postMessage") ? Scope.CHANNEL : Scope.METHOD;
    return new Receipt.Later(answer.retryAfter(clock), scope, method + ": " + answer.why());
  }

  /** For an answer that never came: what surely did not leave can be sent again. */
  static Receipt receipt(String method, IOException problem) {
    var why = method + ": " + problem;
    return switch (problem) {
      case ConnectException _, UnknownHostException _, NoRouteToHostException _ ->
          new Receipt.Later(SOON, Scope.PLATFORM, why);
      default -> new Receipt.Unknown(why);
    };
  }

  /** For an answer that never came to something that shows only when a later step is done. */
  static Receipt notYet(String step, IOException problem) {
    return new Receipt.Later(SOON, Scope.METHOD, step + ": " + problem);
  }

  /** Codes after which the token is looked up anew. */
  static boolean isAboutToken(SlackAnswer answer) {
    return Set.of(
            "token_expired", "token_revoked", "invalid_auth", "account_inactive", "not_authed")
        .contains(answer.error());
  }
}
