package dev.deskbell.slack.fake;

import dev.deskbell.chat.FileContent;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What Slack tells the app of what a person does at their client, as it documents it. */
final class Gestures {
  private final FakeSlack slack;
  private final Team team;
  private final Person person;

  Gestures(FakeSlack slack, Team team, Person person) {
    this.slack = slack;
    this.team = team;
    this.person = person;
  }

  Envelope command(Channel channel, String command, String text) {
    var payload = Json.object().put("token", "gone").put("team_id", team.id);
    payload.put("team_domain", "example").put("channel_id", channel.id);
    payload.put("channel_name", channel.kind == Channel.Kind.IM ? "directmessage" : channel.name);
    payload.put("user_id", person.id()).put("user_name", person.name());
    payload.put("command", command).put("text", text).put("api_app_id", FakeSlack.APP);
    payload.put("is_enterprise_install", String.valueOf(isForAll()));
    if (isForAll()) {
      payload.put("enterprise_id", team.organisationId()).put("enterprise_name", "Example");
    }
    payload.put("response_url", response(channel, null));
    payload.put("trigger_id", team.views.trigger(person.id()));
    return slack.deliveries().envelope(Envelope.Kind.SLASH_COMMANDS, payload);
  }

  private String response(Channel channel, @Nullable String original) {
    var id = slack.deliveries().responses().made(team, person.id(), channel, original);
    return slack.responseAddress(id);
  }

  private ObjectNode interaction(String type) {
    var payload = Json.object().put("type", type).put("token", "gone");
    payload.put("api_app_id", FakeSlack.APP).putNull("enterprise");
    payload.put("is_enterprise_install", false);
    payload.putObject("team").put("id", team.id).put("domain", "example");
    payload
        .putObject("user")
        .put("id", person.id())
        .put("username", person.name())
        .put("name", person.name())
        .put("team_id", person.team());
    if (isForAll()) {
      payload.put("is_enterprise_install", true);
      payload.putObject("enterprise").put("id", team.organisationId()).put("name", "Example");
    }
    return payload;
  }

  private boolean isForAll() {
    return !team.organisationId().isEmpty();
  }

  /** What is done in a window belongs to no workspace where an organisation has the app. */
  private void nowhere(ObjectNode payload) {
    if (isForAll()) {
      payload.putNull("team");
    }
  }

  private ObjectNode triggered(String type) {
    return interaction(type).put("trigger_id", team.views.trigger(person.id()));
  }

  private Envelope sent(ObjectNode payload) {
    return slack.deliveries().envelope(Envelope.Kind.INTERACTIVE, payload);
  }

  /** A button or menu on a message, which is told along, or on a whisper, which is not. */
  Envelope action(Channel channel, ObjectNode message, boolean whispered, ObjectNode action) {
    var ts = Json.text(message, "ts");
    var payload = triggered("block_actions");
    var container = payload.putObject("container").put("type", "message");
    container.put("message_ts", ts).put("channel_id", channel.id);
    container.put("is_ephemeral", whispered);
    if (message.has("thread_ts")) {
      container.set("thread_ts", message.get("thread_ts"));
    }
    payload.putObject("channel").put("id", channel.id).put("name", channel.name);
    if (!whispered) {
      payload.set("message", message.deepCopy());
    }
    payload.put("response_url", response(channel, ts));
    payload.putObject("state").putObject("values");
    payload.putArray("actions").add(action.put("action_ts", team.stamps.ts()));
    return sent(payload);
  }

  /** A button on a form or on the app's own page. */
  Envelope action(ObjectNode view, ObjectNode action) {
    var payload = triggered("block_actions");
    payload.putObject("container").put("type", "view").put("view_id", Json.text(view, "id"));
    payload.set("view", view.deepCopy());
    nowhere(payload);
    payload.putArray("actions").add(action.put("action_ts", team.stamps.ts()));
    return sent(payload);
  }

  Envelope submission(ObjectNode view, ObjectNode state) {
    var payload = triggered("view_submission");
    payload.set("view", view.deepCopy().set("state", state));
    nowhere(payload);
    payload.putArray("response_urls");
    return sent(payload);
  }

  Envelope suggestion(ObjectNode view, JsonNode input, String typed) {
    var payload = interaction("block_suggestion");
    payload.put("action_id", Json.text(input.path("element"), "action_id"));
    payload.put("block_id", Json.text(input, "block_id")).put("value", typed);
    payload.putObject("container").put("type", "view").put("view_id", Json.text(view, "id"));
    payload.set("view", view.deepCopy());
    nowhere(payload);
    return sent(payload);
  }

  Envelope shortcut(Channel channel, ObjectNode message, String callback) {
    var payload = triggered("message_action").put("callback_id", callback);
    payload.remove("api_app_id");
    ((ObjectNode) payload.path("user")).remove("username");
    payload.put("action_ts", team.stamps.ts()).put("message_ts", Json.text(message, "ts"));
    payload.put("response_url", response(channel, Json.text(message, "ts")));
    payload.putObject("channel").put("id", channel.id).put("name", channel.name);
    payload.set("message", message.deepCopy());
    return sent(payload);
  }

  Envelope globalShortcut(String callback) {
    var payload = triggered("shortcut").put("callback_id", callback);
    nowhere(payload);
    return sent(payload.put("action_ts", team.stamps.ts()));
  }

  /** A message as it stands from now on. */
  ObjectNode message(Channel channel, @Nullable String thread, String text, JsonNode blocks) {
    var ts = team.stamps.ts();
    var message = Json.object().put("type", "message").put("user", person.id());
    message.put("client_msg_id", "c0ffee00-" + ts).put("text", text).put("ts", ts);
    message.put("team", person.team());
    if (!person.team().equals(team.id)) {
      message.put("user_team", person.team()).put("source_team", person.team());
    }
    message.set("blocks", blocks);
    if (thread != null) {
      message.put("thread_ts", thread);
      var parent = channel.messages.get(thread);
      message.put("parent_user_id", parent == null ? "" : Json.text(parent, "user"));
    }
    return message;
  }

  void attached(ObjectNode message, List<FileContent> files) {
    if (!files.isEmpty()) {
      message.remove(List.of("client_msg_id", "team"));
      message.put("subtype", "file_share").put("upload", false);
      var all = message.putArray("files");
      files.forEach(it -> all.add(keeps(it)));
    }
  }

  /** Puts a person's file into Slack. */
  ObjectNode keeps(FileContent content) {
    var id = team.stamps.id("F");
    var stored = new StoredFile(id, content, slack.fileAddress(team, id), true);
    team.files.put(id, stored);
    return stored.told();
  }

  ObjectNode mention(Channel channel, ObjectNode message) {
    return message
        .deepCopy()
        .put("type", "app_mention")
        .put("channel", channel.id)
        .put("event_ts", Json.text(message, "ts"));
  }

  ObjectNode reaction(Channel channel, ObjectNode message, String name, boolean added) {
    var event = Json.object().put("type", added ? "reaction_added" : "reaction_removed");
    event.put("user", person.id()).put("reaction", name);
    event.put("item_user", Json.text(message, "user")).put("event_ts", team.stamps.ts());
    event
        .putObject("item")
        .put("type", "message")
        .put("channel", channel.id)
        .put("ts", Json.text(message, "ts"));
    return event;
  }

  ObjectNode pin(Channel channel, ObjectNode message) {
    var event = Json.object().put("type", "pin_added").put("user", person.id());
    event.put("channel_id", channel.id).put("event_ts", team.stamps.ts());
    event.put("item_user", Json.text(message, "user")).put("pin_count", 1);
    event
        .putObject("item")
        .put("type", "message")
        .put("channel", channel.id)
        .put("created_by", person.id())
        .set("message", message.deepCopy());
    return event;
  }

  ObjectNode homeOpened() {
    var event = Json.object().put("type", "app_home_opened").put("user", person.id());
    event.put("channel", team.direct(person.id()).id).put("tab", "home");
    event.put("event_ts", team.stamps.ts());
    if (team.homes.get(person.id()) instanceof ObjectNode view) {
      event.set("view", view.deepCopy());
    }
    return event;
  }

  ObjectNode linkShared(Channel channel, ObjectNode message, List<String> urls) {
    var event = Json.object().put("type", "link_shared").put("user", person.id());
    event.put("channel", channel.id).put("message_ts", Json.text(message, "ts"));
    event.put("source", "conversations_history").put("is_bot_user_member", true);
    event
        .put("unfurl_id", channel.id + "/" + Json.text(message, "ts"))
        .put("event_ts", Json.text(message, "ts"));
    if (message.has("thread_ts")) {
      event.set("thread_ts", message.get("thread_ts"));
    }
    var links = event.putArray("links");
    urls.forEach(
        it -> links.addObject().put("url", it).put("domain", java.net.URI.create(it).getHost()));
    return event;
  }
}
