package dev.deskbell.slack.fake;

import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/** {@code conversations.*}: channels, their members, and what was said in them. */
final class ChannelMethods {
  private static final Pattern NAME = Pattern.compile("[\\p{Ll}\\p{Lo}\\p{N}_-]{1,80}");
  private static final int LONGEST_TOPIC = 250;

  private final Echo echo;

  ChannelMethods(Echo echo) {
    this.echo = echo;
  }

  void join(Api api) {
    api.add("conversations.create", this::create);
    api.add("conversations.invite", this::invite);
    api.add("conversations.setTopic", this::topic);
    api.add("conversations.archive", this::archive);
    api.add("conversations.join", this::joins);
    api.add("conversations.open", this::open);
    api.add("conversations.info", this::info);
    api.add("conversations.list", this::list);
    api.add("conversations.members", this::members);
    api.add("conversations.history", this::history);
    api.add("conversations.replies", this::replies);
  }

  private ObjectNode create(ApiCall call, Installation here) {
    var isPrivate = call.flag("is_private");
    ApiCall.needs(here, isPrivate ? "groups:write" : "channels:manage");
    var name = call.text("name");
    if (!NAME.matcher(name).matches()) {
      throw new SlackError(name.length() > 80 ? "invalid_name_maxlength" : "invalid_name_specials");
    }
    if (here.team().channels.values().stream().anyMatch(it -> it.name.equals(name))) {
      throw new SlackError("name_taken");
    }
    return Json.object().set("channel", here.team().create(name, isPrivate).told(Team.BOT));
  }

  private ObjectNode invite(ApiCall call, Installation here) {
    var channel = member(call, here, "manage");
    var users = List.of(call.text("users").split(",", -1));
    var errors = Json.array();
    for (var user : users) {
      if (!here.team().people.containsKey(user)) {
        errors.add(error(user, "user_not_found"));
      } else if (channel.members.contains(user)) {
        errors.add(error(user, "already_in_channel"));
      }
    }
    if (!errors.isEmpty() && !call.flag("force")) {
      throw new SlackError(Json.text(errors.get(0), "error"), Json.object().set("errors", errors));
    }
    users.stream().filter(here.team().people::containsKey).forEach(channel.members::add);
    return Json.object().set("channel", channel.told(Team.BOT));
  }

  private static ObjectNode error(String user, String code) {
    return Json.object().put("user", user).put("ok", false).put("error", code);
  }

  private ObjectNode topic(ApiCall call, Installation here) {
    var channel = member(call, here, "manage");
    var topic = call.text("topic");
    if (topic.length() > LONGEST_TOPIC) {
      throw new SlackError("too_long");
    }
    channel.topic = topic;
    notes(here.team(), channel, "channel_topic", "set the channel topic: " + topic);
    return Json.object().set("channel", channel.told(Team.BOT));
  }

  /** Slack itself says in the channel what was done to it, in the app's name. */
  private void notes(Team team, Channel channel, String subtype, String text) {
    var note = Json.object().put("type", "message").put("subtype", subtype).put("text", text);
    note.put("user", Team.BOT).put("ts", team.stamps.ts());
    echo.posted(team, channel, note);
  }

  private ObjectNode archive(ApiCall call, Installation here) {
    var channel = member(call, here, "manage");
    channel.archived = true;
    return Json.object();
  }

  private ObjectNode joins(ApiCall call, Installation here) {
    ApiCall.needs(here, "channels:join");
    var channel = here.team().channel(call.text("channel"));
    if (channel.kind != Channel.Kind.CHANNEL) {
      throw new SlackError("method_not_supported_for_channel_type");
    }
    channel.members.add(Team.BOT);
    return Json.object().set("channel", channel.told(Team.BOT));
  }

  private ObjectNode open(ApiCall call, Installation here) {
    ApiCall.needs(here, "im:write");
    var channel = ChatMethods.direct(here.team(), call.text("users"));
    return Json.object().set("channel", Json.object().put("id", channel.id));
  }

  private ObjectNode info(ApiCall call, Installation here) {
    var channel = here.team().channel(call.text("channel"));
    ApiCall.needsFor(here, channel, "read");
    if (channel.kind == Channel.Kind.GROUP && !channel.members.contains(Team.BOT)) {
      throw new SlackError("channel_not_found");
    }
    return Json.object().set("channel", channel.told(Team.BOT));
  }

  private ObjectNode list(ApiCall call, Installation here) {
    ApiCall.needs(here, "channels:read", "groups:read");
    var all = Json.array();
    here.team().channels.values().stream()
        .filter(it -> it.kind != Channel.Kind.IM && !it.deleted)
        .filter(it -> it.kind == Channel.Kind.CHANNEL || it.members.contains(Team.BOT))
        .forEach(it -> all.add(it.told(Team.BOT)));
    return paged(Json.object().set("channels", all));
  }

  private ObjectNode members(ApiCall call, Installation here) {
    var channel = here.team().channel(call.text("channel"));
    ApiCall.needsFor(here, channel, "read");
    var all = Json.array();
    channel.members.forEach(all::add);
    return paged(Json.object().set("members", all));
  }

  private ObjectNode history(ApiCall call, Installation here) {
    var channel = readable(call, here);
    var all = channel.standing(null).toList().reversed();
    return messages(call, all);
  }

  private ObjectNode replies(ApiCall call, Installation here) {
    var channel = readable(call, here);
    var thread = call.text("ts");
    var parent = channel.messages.get(thread);
    if (parent == null) {
      throw new SlackError("thread_not_found");
    }
    var all = new java.util.ArrayList<ObjectNode>();
    all.add(parent);
    channel.standing(thread).forEach(all::add);
    return messages(call, all);
  }

  /** Exclusive at both ends unless asked otherwise; metadata only with all of it. */
  private static ObjectNode messages(ApiCall call, List<ObjectNode> all) {
    var oldest = call.maybe("oldest").orElse("0");
    var latest = call.maybe("latest").orElse("9");
    var inclusive = call.flag("inclusive");
    var found =
        all.stream()
            .filter(it -> isWithin(Json.text(it, "ts"), oldest, latest, inclusive))
            .map(it -> told(it, call.flag("include_all_metadata")))
            .toList();
    var most = call.number("limit", 100);
    var from = call.maybe("cursor").map(Integer::parseInt).orElse(0);
    var page = Json.array();
    found.stream().skip(from).limit(most).forEach(page::add);
    var more = found.size() > from + most;
    var answer = Json.object().put("has_more", more);
    answer.set("messages", page);
    answer
        .putObject("response_metadata")
        .put("next_cursor", more ? Integer.toString(from + most) : "");
    return answer;
  }

  private static boolean isWithin(String ts, String oldest, String latest, boolean inclusive) {
    var value = Double.parseDouble(ts);
    var from = Double.parseDouble(oldest);
    var to = latest.equals("9") ? Double.MAX_VALUE : Double.parseDouble(latest);
    return inclusive ? value >= from && value <= to : value > from && value < to;
  }

  private static ObjectNode told(ObjectNode message, boolean metadata) {
    var told = message.deepCopy();
    if (!metadata && told.path("metadata").isObject()) {
      var type = Json.text(told.path("metadata"), "event_type");
      told.set("metadata", Json.object().put("event_type", type));
    }
    return told;
  }

  private static Channel readable(ApiCall call, Installation here) {
    return member(call, here, "history");
  }

  private static Channel member(ApiCall call, Installation here, String right) {
    var channel = here.team().channel(call.text("channel"));
    ApiCall.needsFor(here, channel, right);
    if (!channel.members.contains(Team.BOT)) {
      throw new SlackError("not_in_channel");
    }
    if (channel.archived && right.equals("manage")) {
      throw new SlackError(call.method().endsWith("archive") ? "already_archived" : "is_archived");
    }
    return channel;
  }

  static ObjectNode paged(ObjectNode answer) {
    answer.putObject("response_metadata").put("next_cursor", "");
    return answer;
  }
}
