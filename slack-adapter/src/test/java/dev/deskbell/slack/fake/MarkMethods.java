package dev.deskbell.slack.fake;

import tools.jackson.databind.node.ObjectNode;

/** {@code pins.*}, {@code bookmarks.*} and {@code reactions.*}: marks on channels and messages. */
final class MarkMethods {

  void join(Api api) {
    api.add("pins.add", this::pin);
    api.add("bookmarks.add", this::bookmark);
    api.add("bookmarks.list", this::bookmarks);
    api.add("reactions.add", this::react);
  }

  private ObjectNode pin(ApiCall call, Installation here) {
    ApiCall.needs(here, "pins:write");
    var channel = ChatMethods.writable(call, here);
    var ts = call.text("timestamp");
    channel.message(ts);
    if (!channel.pins.add(ts)) {
      throw new SlackError("already_pinned");
    }
    return Json.object();
  }

  private ObjectNode bookmark(ApiCall call, Installation here) {
    ApiCall.needs(here, "bookmarks:write");
    var channel = here.team().channel(call.text("channel_id"));
    var made = Json.object().put("id", here.team().stamps.id("Bk"));
    made.put("title", call.text("title")).put("type", call.text("type"));
    made.put("link", call.text("link"));
    channel.bookmarks.add(made);
    return Json.object().set("bookmark", made);
  }

  private ObjectNode bookmarks(ApiCall call, Installation here) {
    ApiCall.needs(here, "bookmarks:read");
    var all = Json.array();
    here.team().channel(call.text("channel_id")).bookmarks.forEach(all::add);
    return Json.object().set("bookmarks", all);
  }

  private ObjectNode react(ApiCall call, Installation here) {
    ApiCall.needs(here, "reactions:write");
    var message = ChatMethods.writable(call, here).message(call.text("timestamp"));
    var name = call.text("name");
    var all = message.withArray("reactions");
    for (var one : all) {
      if (Json.text(one, "name").equals(name)) {
        throw new SlackError("already_reacted");
      }
    }
    all.addObject().put("name", name).put("count", 1).putArray("users").add(Team.BOT);
    return Json.object();
  }
}
