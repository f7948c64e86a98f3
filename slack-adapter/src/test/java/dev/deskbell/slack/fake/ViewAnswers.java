package dev.deskbell.slack.fake;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What an app may answer to a form that was sent. */
final class ViewAnswers {
  private ViewAnswers() {}

  /** By the ids of blocks, each of which has to be an input of the form. */
  static Map<String, String> problems(
      FakeSlack slack, JsonNode said, OpenForm open, Optional<ObjectNode> view) {
    var known =
        view.orElseThrow()
            .path("blocks")
            .valueStream()
            .filter(it -> Json.text(it, "type").equals("input"))
            .map(it -> Json.text(it, "block_id"))
            .collect(Collectors.toSet());
    var problems = new HashMap<String, String>();
    said.path("errors")
        .properties()
        .forEach(it -> {
          if (!known.contains(it.getKey())) {
            slack
                .violations()
                .accept("problems with " + it.getKey() + ", which " + open.id + " lacks");
          }
          problems.put(it.getKey(), it.getValue().asString());
        });
    if (problems.isEmpty()) {
      slack.violations().accept("problems, but none is named: " + said);
    }
    return problems;
  }

  static void updates(FakeSlack slack, Team team, JsonNode said, String id) {
    synchronized (team) {
      team.views.becomes(team.views.open(id), modal(slack, team, said));
    }
  }

  static void pushes(FakeSlack slack, Team team, Person person, JsonNode said) {
    synchronized (team) {
      team.views.pushes(person.id(), modal(slack, team, said));
    }
  }

  private static ObjectNode modal(FakeSlack slack, Team team, JsonNode said) {
    return new Blocks(slack.violations()).ofModal((ObjectNode) said.path("view").deepCopy(), team);
  }
}
