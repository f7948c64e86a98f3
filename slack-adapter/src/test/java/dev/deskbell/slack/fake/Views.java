package dev.deskbell.slack.fake;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** What is open on people's screens. A trigger opens one form, once, within three seconds. */
final class Views {
  static final Duration TRIGGER = Duration.ofSeconds(3);
  private static final int DEEPEST = 3;

  private record Trigger(String user, Instant ends) {}

  private final Team team;
  private final Map<String, Trigger> triggers = new HashMap<>();
  private final Map<String, Deque<ObjectNode>> screens = new HashMap<>();
  private final Map<String, String> used = new HashMap<>();

  Views(Team team) {
    this.team = team;
  }

  /** Comes with what a person does. */
  String trigger(String user) {
    var id = team.stamps.ts() + "." + team.stamps.id("");
    triggers.put(id, new Trigger(user, team.stamps.now().plus(TRIGGER)));
    return id;
  }

  boolean isTrigger(String id) {
    return triggers.containsKey(id) || used.containsKey(id);
  }

  boolean isOpen(String id) {
    return screens.values().stream()
        .flatMap(Deque::stream)
        .anyMatch(it -> Json.text(it, "id").equals(id));
  }

  /** Whose screen it opens. */
  String exchanged(String id) {
    if (used.containsKey(id)) {
      throw new SlackError("exchanged_trigger_id");
    }
    var trigger = triggers.remove(id);
    if (trigger == null) {
      throw new SlackError("invalid_trigger_id");
    }
    used.put(id, trigger.user());
    if (team.stamps.now().isAfter(trigger.ends())) {
      throw new SlackError("expired_trigger_id");
    }
    return trigger.user();
  }

  private Deque<ObjectNode> screen(String user) {
    return screens.computeIfAbsent(user, _ -> new ArrayDeque<>());
  }

  /** The form on top of this person's screen. */
  Optional<ObjectNode> top(String user) {
    return Optional.ofNullable(screen(user).peek());
  }

  ObjectNode opens(String user, ObjectNode view) {
    screen(user).clear();
    return pushes(user, view);
  }

  ObjectNode pushes(String user, ObjectNode view) {
    if (screen(user).size() >= DEEPEST) {
      throw new SlackError("push_limit_reached");
    }
    view.put("id", team.stamps.id("V")).put("team_id", team.id).put("app_id", FakeSlack.APP);
    view.put("hash", team.stamps.ts()).put("bot_id", Team.BOT_ID);
    screen(user).push(view);
    return view.deepCopy();
  }

  ObjectNode open(String id) {
    return screens.values().stream()
        .flatMap(Deque::stream)
        .filter(it -> Json.text(it, "id").equals(id))
        .findFirst()
        .orElseThrow(() -> new SlackError("not_found"));
  }

  /** What stood in fields of the same ids stays as it was typed. */
  ObjectNode becomes(ObjectNode open, ObjectNode view) {
    var id = Json.text(open, "id");
    open.removeAll();
    open.setAll(view);
    open.put("id", id).put("team_id", team.id).put("app_id", FakeSlack.APP);
    open.put("hash", team.stamps.ts()).put("bot_id", Team.BOT_ID);
    return open.deepCopy();
  }

  void closes(String user) {
    screen(user).poll();
  }

  void clears(String user) {
    screen(user).clear();
  }
}
