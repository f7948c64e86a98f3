package dev.deskbell.slack;

import dev.deskbell.chat.Receipt;
import dev.deskbell.chat.Receipt.Reason;
import dev.deskbell.slack.SlackCalls.Failed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Organisations of Slack's (Enterprise Grid) that have installed the desk for all their workspaces.
 * Its people and channels have one id in all of them; what is made, listed or grouped is so in one,
 * and Slack wants to be told in which.
 */
final class SlackOrganisations {

  private static final String PREFIX = "E";

  private static final Set<String> OF_ONE_WORKSPACE =
      Set.of(
          "conversations.create",
          "conversations.list",
          "usergroups.users.list",
          "usergroups.users.update");

  private static final Duration REMEMBERED = Duration.ofMinutes(10);

  private final SlackCalls calls;
  private final Clock clock;
  private final Map<String, Known> known = new ConcurrentHashMap<>();

  private record Known(List<String> teams, Instant until) {}

  SlackOrganisations(SlackCalls calls, Clock clock) {
    this.calls = calls;
    this.clock = clock;
  }

  /** Whether a method must be told in which of an organisation's workspaces. */
  boolean isAsked(String workspace, String method) {
    return workspace.startsWith(PREFIX) && OF_ONE_WORKSPACE.contains(method);
  }

  /** Rooms are made in the first workspace; a group is looked for in each. */
  Json call(String organisation, String method, Map<String, String> arguments) throws Failed {
    var refusal = new Failed("team_not_found", nowhere(organisation));
    for (var team : teams(organisation)) {
      try {
        var there = new HashMap<>(arguments);
        there.put("team_id", team);
        return calls.answer(organisation, method, there).body();
      } catch (Failed problem) {
        if (!problem.is("no_such_subteam")) {
          throw problem;
        }
        refusal = problem;
      }
    }
    throw refusal;
  }

  private static Receipt nowhere(String organisation) {
    return new Receipt.Refused(
        Reason.NOT_ALLOWED,
        "no workspace of Slack's organisation " + organisation + " has taken the desk in");
  }

  private List<String> teams(String organisation) throws Failed {
    var now = clock.instant();
    var before = known.get(organisation);
    if (before != null && now.isBefore(before.until())) {
      return before.teams();
    }
    var teams =
        calls.answer(organisation, "auth.teams.list", Map.of()).body().list("teams").stream()
            .map(it -> it.text("id"))
            .toList();
    known.put(organisation, new Known(teams, now.plus(REMEMBERED)));
    return teams;
  }
}
