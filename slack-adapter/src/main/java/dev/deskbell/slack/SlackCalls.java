package dev.deskbell.slack;

import dev.deskbell.chat.Receipt;
import dev.deskbell.chat.Receipt.Reason;
import dev.deskbell.chat.Receipt.Scope;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;

/** Calls Slack in the name of a workspace's installation. */
final class SlackCalls {

  private static final Duration SOON = Duration.ofSeconds(5);

  private final SlackWeb web;
  private final SlackInstallations installations;
  private final Clock clock;
  private final SlackOrganisations organisations;

  SlackCalls(SlackWeb web, SlackInstallations installations, Clock clock) {
    this.web = web;
    this.installations = installations;
    this.clock = clock;
    organisations = new SlackOrganisations(this, clock);
  }

  /** Slack said no, or its answer was lost; what that means for a deed is its receipt. */
  static final class Failed extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Receipt receipt;
    private final String error;

    Failed(String error, Receipt receipt) {
      super(receipt.toString(), null, false, false);
      this.error = error;
      this.receipt = receipt;
    }

    Receipt receipt() {
      return receipt;
    }

    /** Slack's code; empty when there was no answer. */
    String error() {
      return error;
    }

    boolean is(String code) {
      return error.equals(code);
    }
  }

  /**
   * Calls a method.
   *
   * @return what Slack answered, which was ok
   */
  Json call(String workspace, String method, Map<String, String> arguments) throws Failed {
    return organisations.isAsked(workspace, method)
        ? organisations.call(workspace, method, arguments)
        : answer(workspace, method, arguments).body();
  }

  SlackAnswer answer(String workspace, String method, Map<String, String> arguments) throws Failed {
    try {
      var answer = answered(workspace, method, arguments);
      if (answer.isOk()) {
        return answer;
      }
      throw new Failed(answer.error(), SlackErrors.receipt(method, answer, clock));
    } catch (IOException problem) {
      throw new Failed("", SlackErrors.receipt(method, problem));
    }
  }

  /** What the token is to blame for is asked once more if there is another by now. */
  private SlackAnswer answered(String workspace, String method, Map<String, String> arguments)
      throws Failed, IOException {
    var token = token(workspace);
    var answer = web.call(token, method, arguments);
    if (!SlackErrors.isAboutToken(answer)) {
      return answer;
    }
    var other = installations.insteadOf(token, workspace);
    return other.isPresent() ? web.call(other.get(), method, arguments) : answer;
  }

  /** What ended is not shown to Slack: it would be turned away again and again. */
  String token(String workspace) throws Failed {
    var token = installations.token(workspace);
    if (token.isEmpty()) {
      throw lost("not_installed", "the desk is not installed in Slack's workspace " + workspace);
    }
    var ended = installations.ended(workspace);
    if (ended.isPresent()) {
      throw ended(workspace, ended.get());
    }
    return token.get();
  }

  private Failed ended(String workspace, SlackTokens tokens) {
    var why = "the token of Slack's workspace " + workspace + " has ended, and Slack ";
    if (tokens.lost() != null) {
      return lost(tokens.lost(), why + "renews it no more: install the desk there again");
    }
    var again = tokens.notBefore();
    var wait = again == null ? Duration.ZERO : Duration.between(clock.instant(), again);
    var least = wait.compareTo(SOON) < 0 ? SOON : wait;
    return new Failed(
        "token_expired", new Receipt.Later(least, Scope.METHOD, why + "has not renewed it yet"));
  }

  private static Failed lost(String error, String why) {
    return new Failed(error, new Receipt.Refused(Reason.INSTALLATION_LOST, why));
  }

  /** The same for asking: whoever can do without the answer gets this instead. */
  <T> T asked(
      String workspace,
      String method,
      Map<String, String> arguments,
      Function<Json, T> found,
      T otherwise) {
    try {
      return found.apply(call(workspace, method, arguments));
    } catch (Failed _) {
      return otherwise;
    }
  }

  SlackWeb web() {
    return web;
  }

  Clock clock() {
    return clock;
  }
}
