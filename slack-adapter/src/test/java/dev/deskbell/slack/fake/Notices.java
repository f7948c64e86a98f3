package dev.deskbell.slack.fake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Who is called by a message: those it mentions, wherever in it Slack looks for mentions. */
final class Notices {
  private static final Pattern MENTION =
      Pattern.compile(
          "<@([UW][A-Z0-9]+)(?:\\|[^>]*)?>|<!(channel|here|everyone)(?:\\|[^>]*)?>"
              + "|<!subteam\\^([A-Z0-9]+)(?:\\|[^>]*)?>");

  private static final Pattern NAMES = Pattern.compile("(?<![\\w@])@([a-z][a-z0-9._-]*)");

  private final Team team;
  private final Map<String, List<ObjectNode>> called = new LinkedHashMap<>();

  Notices(Team team) {
    this.team = team;
  }

  /** Messages of channels that called for this person, the oldest first. */
  List<ObjectNode> of(String user) {
    return List.copyOf(called.getOrDefault(user, List.of()));
  }

  /**
   * A new message: edits call nobody.
   *
   * @param names whether names without brackets count, as {@code link_names} wishes
   */
  void calls(Channel channel, ObjectNode message, boolean names) {
    if (channel.kind == Channel.Kind.IM) {
      return;
    }
    var users = new LinkedHashSet<String>();
    looks(message, channel, names, users);
    users.retainAll(channel.members);
    users.forEach(it -> called.computeIfAbsent(it, _ -> new ArrayList<>()).add(message));
  }

  private void looks(JsonNode in, Channel channel, boolean names, Set<String> users) {
    if (in.isArray()) {
      in.forEach(it -> looks(it, channel, names, users));
      return;
    }
    switch (Json.text(in, "type")) {
      case "user" -> users.add(Json.text(in, "user_id"));
      case "broadcast" -> users.addAll(channel.members);
      case "usergroup" -> users.addAll(team.membersOf(Json.text(in, "usergroup_id")));
      case "mrkdwn", "message", "" -> parsed(Json.text(in, "text"), channel, names, users);
      default -> {}
    }
    in.forEach(it -> {
      if (it.isContainer()) {
        looks(it, channel, names, users);
      }
    });
  }

  private void parsed(String text, Channel channel, boolean names, Set<String> users) {
    MENTION
        .matcher(text)
        .results()
        .forEach(it -> {
          if (it.group(1) != null) {
            users.add(it.group(1));
          } else if (it.group(2) != null) {
            users.addAll(channel.members);
          } else {
            users.addAll(team.membersOf(it.group(3)));
          }
        });
    if (names) {
      NAMES.matcher(text).results().forEach(it -> users.add(Team.userId(it.group(1))));
    }
  }
}
