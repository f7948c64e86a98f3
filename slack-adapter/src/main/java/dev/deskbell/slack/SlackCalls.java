package dev.deskbell.slack;

import dev.deskbell.chat.Receipt;
import dev.deskbell.chat.Receipt.Reason;
import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Calls Slack in the name of a workspace's installation. */
final class SlackCalls {

  private static final Set<String> OF_A_WORKSPACE =
      Set.of(
          "conversations.create",
          "conversations.list",
          "usergroups.users.list",
          "usergroups.users.update");

  private final SlackWeb web;
  private final SlackInstallations installations;
  private final Clock clock;

  SlackCalls(SlackWeb web, SlackInstallations installations, Clock clock) {
    this.web = web;
    this.installations = installations;
    this.clock = clock;
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
    return answer(workspace, method, arguments).body();
  }

  SlackAnswer answer(String workspace, String method, Map<String, String> arguments) throws Failed {
    try {
      var answer = answered(workspace, method, here(workspace, method, arguments));
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

  /** An organisation's token speaks in many workspaces: some methods must be told in which. */
  private Map<String, String> here(String workspace, String method, Map<String, String> arguments) {
    if (!OF_A_WORKSPACE.contains(method) || !installations.isServed(workspace)) {
      return arguments;
    }
    var all = new HashMap<>(arguments);
    all.put("team_id", workspace);
    return all;
  }

  String token(String workspace) throws Failed {
    return installations
        .token(workspace)
        .orElseThrow(() ->
            new Failed(
                "not_installed",
                new Receipt.Refused(
                    Reason.INSTALLATION_LOST,
                    "the desk is not installed in Slack's workspace " + workspace)));
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
