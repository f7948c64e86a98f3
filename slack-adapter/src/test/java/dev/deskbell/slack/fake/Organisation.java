package dev.deskbell.slack.fake;

import java.util.List;
import java.util.Set;

/**
 * An organisation of workspaces (Enterprise Grid) that has installed the app for all of them: one
 * token, people and channels with one id everywhere, and some methods that want to be told where.
 */
record Organisation(String id, List<Team> teams) {

  /** What Slack documents as required with the token of an organisation. */
  private static final Set<String> TOLD_WHERE =
      Set.of(
          "conversations.create",
          "conversations.list",
          "usergroups.list",
          "usergroups.users.list",
          "usergroups.users.update",
          "users.list");

  /** The workspace that a call is about. */
  Team of(ApiCall call) {
    var told = call.maybe("team_id");
    if (TOLD_WHERE.contains(call.method())) {
      var id = told.orElseThrow(() -> new SlackError("missing_argument"));
      return teams.stream()
          .filter(it -> it.id.equals(id))
          .findFirst()
          .orElseThrow(() -> new SlackError("team_not_found"));
    }
    return teams.stream().filter(it -> knows(it, call)).findFirst().orElse(teams.getFirst());
  }

  private static boolean knows(Team team, ApiCall call) {
    synchronized (team) {
      return call.maybe("channel").filter(team.channels::containsKey).isPresent()
          || call.maybe("trigger_id").filter(team.views::isTrigger).isPresent()
          || call.maybe("view_id").filter(team.views::isOpen).isPresent()
          || (call.maybe("channel").isEmpty() && isOf(team, call));
    }
  }

  private static boolean isOf(Team team, ApiCall call) {
    return call.maybe("user")
        .or(() -> call.maybe("user_id"))
        .or(() -> call.maybe("users"))
        .filter(team.people::containsKey)
        .isPresent();
  }
}
