package dev.deskbell.slack.fake;

import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code chat.*}: messages of the app. */
final class ChatMethods {
  private static final int LONGEST_TEXT = 40_000;
  private static final Set<String> UNWRITTEN = Set.of("", "[]", "null");

  private final Blocks blocks;
  private final Echo echo;

  ChatMethods(Blocks blocks, Echo echo) {
    this.blocks = blocks;
    this.echo = echo;
  }

  void join(Api api) {
    api.add("chat.postMessage", this::post);
    api.add("chat.postEphemeral", this::whisper);
    api.add("chat.update", this::update);
    api.add("chat.delete", this::delete);
    api.add("chat.unfurl", this::unfurl);
    api.add("chat.getPermalink", this::permalink);
  }

  private ObjectNode post(ApiCall call, Installation here) {
    ApiCall.needs(here, "chat:write");
    var channel = writable(call, here);
    var message = body(call, here, channel);
    thread(call, channel, message);
    call.json("metadata", "invalid_metadata_format").ifPresent(it -> message.set("metadata", it));
    if (message.path("metadata").isObject()
        && (Json.text(message.path("metadata"), "event_type").isEmpty()
            || !message.path("metadata").path("event_payload").isObject())) {
      throw new SlackError("invalid_metadata_format");
    }
    channel.messages.put(Json.text(message, "ts"), message);
    here.team().notices.calls(channel, message, call.flag("link_names"));
    echo.posted(here.team(), channel, message.deepCopy());
    return answer(channel, message);
  }

  private static void thread(ApiCall call, Channel channel, ObjectNode message) {
    call.maybe("thread_ts")
        .ifPresent(it -> {
          if (!channel.messages.containsKey(it)) {
            throw new SlackError("cannot_reply_to_message");
          }
          message.put("thread_ts", it);
        });
  }

  /** Where the app may write: a channel that is there and open, and that it is in. */
  static Channel writable(ApiCall call, Installation here) {
    var to = call.text("channel");
    var team = here.team();
    if (to.startsWith("U") || to.startsWith("W")) {
      return direct(team, to);
    }
    var channel = team.channel(to);
    if (channel.archived) {
      throw new SlackError("is_archived");
    }
    if (!channel.members.contains(Team.BOT)) {
      var mayJoin =
          channel.kind == Channel.Kind.CHANNEL && here.scopes().contains("chat:write.public");
      if (!mayJoin) {
        throw new SlackError(
            channel.kind == Channel.Kind.CHANNEL ? "not_in_channel" : "channel_not_found");
      }
    }
    return channel;
  }

  static Channel direct(Team team, String user) {
    var person = team.person(user);
    return switch (person.kind()) {
      case DEACTIVATED -> throw new SlackError("user_disabled");
      case BOT -> throw new SlackError("cannot_dm_bot");
      case MEMBER, GUEST, STRANGER -> team.direct(user);
    };
  }

  private ObjectNode body(ApiCall call, Installation here, Channel channel) {
    var message = Json.object().put("type", "message").put("user", Team.BOT);
    message.put("bot_id", Team.BOT_ID).put("app_id", FakeSlack.APP).put("team", here.team().id);
    message.put("ts", here.team().stamps.ts());
    contents(call, here.team(), message);
    if (channel.kind == Channel.Kind.IM && channel.members.size() < 2) {
      throw new SlackError("channel_not_found");
    }
    return message;
  }

  /** What can be read in it: blocks and attachments before the text, which is for notifications. */
  void contents(ApiCall call, Team team, ObjectNode message) {
    var text = call.maybe("text").orElse("");
    if (text.length() > LONGEST_TEXT) {
      throw new SlackError("msg_too_long");
    }
    message.put("text", text);
    message.remove("blocks");
    message.remove("attachments");
    written(call, "blocks", "invalid_blocks_format")
        .ifPresent(it -> message.set("blocks", blocks.ofMessage(it, team)));
    written(call, "attachments", "invalid_attachments")
        .ifPresent(it -> message.set("attachments", blocks.ofAttachments(it, team)));
    if (text.isEmpty()
        && message.path("blocks").isEmpty()
        && message.path("attachments").isEmpty()) {
      throw new SlackError("no_text");
    }
  }

  private static java.util.Optional<JsonNode> written(ApiCall call, String argument, String error) {
    return call.json(argument, error).filter(it -> !UNWRITTEN.contains(it.toString()));
  }

  private ObjectNode whisper(ApiCall call, Installation here) {
    ApiCall.needs(here, "chat:write");
    var channel = writable(call, here);
    var user = call.text("user");
    if (!channel.members.contains(user)) {
      throw new SlackError("user_not_in_channel");
    }
    var message = body(call, here, channel);
    call.maybe("thread_ts").ifPresent(it -> message.put("thread_ts", it));
    var ts = Json.text(message, "ts");
    here.team().ephemerals.add(new Team.Ephemeral(ts, user, channel, message));
    return Json.object().put("message_ts", ts);
  }

  private ObjectNode update(ApiCall call, Installation here) {
    ApiCall.needs(here, "chat:write");
    var channel = known(call, here);
    var ts = call.text("ts");
    var before = own(channel, ts, "cant_update_message");
    // Nobody sees half of an edit.
    var message = before.deepCopy();
    contents(call, here.team(), message);
    call.json("metadata", "invalid_metadata_format").ifPresent(it -> message.set("metadata", it));
    message.set("edited", Json.object().put("user", Team.BOT).put("ts", here.team().stamps.ts()));
    channel.messages.put(ts, message);
    echo.changed(here.team(), channel, before, message.deepCopy());
    return answer(channel, message);
  }

  private static Channel known(ApiCall call, Installation here) {
    var channel = here.team().channel(call.text("channel"));
    if (channel.archived) {
      throw new SlackError("is_archived");
    }
    return channel;
  }

  private static ObjectNode own(Channel channel, String ts, String refusal) {
    var message = channel.message(ts);
    if (!Json.text(message, "bot_id").equals(Team.BOT_ID)) {
      throw new SlackError(refusal);
    }
    return message;
  }

  private ObjectNode delete(ApiCall call, Installation here) {
    ApiCall.needs(here, "chat:write");
    var channel = known(call, here);
    var ts = call.text("ts");
    var gone = own(channel, ts, "cant_delete_message");
    channel.messages.remove(ts);
    echo.removed(here.team(), channel, gone);
    return Json.object().put("channel", channel.id).put("ts", ts);
  }

  private ObjectNode unfurl(ApiCall call, Installation here) {
    ApiCall.needs(here, "links:write");
    var shared = call.maybe("unfurl_id").isPresent() ? shared(call) : null;
    var channel = here.team().channel(shared == null ? call.text("channel") : shared[0]);
    var message = channel.message(shared == null ? call.text("ts") : shared[1]);
    var before = message.deepCopy();
    var unfurls = call.json("unfurls", "invalid_unfurls_format").orElseThrow();
    var shown = message.withArray("attachments");
    unfurls
        .properties()
        .forEach(it ->
            shown.add(
                ((ObjectNode) it.getValue().deepCopy())
                    .put("from_url", it.getKey())
                    .put("is_app_unfurl", true)));
    blocks.ofAttachments(shown, here.team());
    echo.changed(here.team(), channel, before, message.deepCopy());
    return Json.object();
  }

  /** Where an address was shared: Slack's own writing, and only with its source. */
  private static String[] shared(ApiCall call) {
    call.text("source");
    var parts = call.text("unfurl_id").split("/");
    if (parts.length != 2) {
      throw new SlackError("invalid_unfurl_id");
    }
    return parts;
  }

  private ObjectNode permalink(ApiCall call, Installation here) {
    var channel = here.team().channel(call.text("channel"));
    var ts = call.text("message_ts");
    channel.message(ts);
    return Json.object()
        .put("channel", channel.id)
        .put(
            "permalink",
            "https://example.slack.com/archives/" + channel.id + "/p" + ts.replace(".", ""));
  }

  private static ObjectNode answer(Channel channel, ObjectNode message) {
    return Json.object()
        .put("channel", channel.id)
        .put("ts", Json.text(message, "ts"))
        .set("message", message.deepCopy());
  }
}
