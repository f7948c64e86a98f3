package dev.deskbell.slack.fake;

import dev.deskbell.chat.FileContent;
import tools.jackson.databind.node.ObjectNode;

/** {@code files.*}: an upload is announced, sent to its own address, and completed. */
final class FileMethods {
  private final Echo echo;
  private final FakeSlack slack;
  private final Blocks blocks;

  FileMethods(FakeSlack slack, Blocks blocks, Echo echo) {
    this.slack = slack;
    this.blocks = blocks;
    this.echo = echo;
  }

  void join(Api api) {
    api.add("files.getUploadURLExternal", this::announced);
    api.add("files.completeUploadExternal", this::completed);
    api.add("files.info", this::info);
    api.add("files.delete", this::delete);
  }

  private ObjectNode announced(ApiCall call, Installation here) {
    ApiCall.needs(here, "files:write");
    var size = call.number("length", 0);
    if (size <= 0) {
      throw new SlackError("invalid_arguments");
    }
    var id = here.team().stamps.id("F");
    var content =
        new FileContent(call.text("filename"), "application/octet-stream", new byte[size]);
    here.team()
        .files
        .put(id, new StoredFile(id, content, slack.fileAddress(here.team(), id), false));
    return Json.object().put("file_id", id).put("upload_url", slack.uploadAddress(here.team(), id));
  }

  private ObjectNode completed(ApiCall call, Installation here) {
    ApiCall.needs(here, "files:write");
    var files = Json.array();
    for (var named : call.json("files", "invalid_arguments").orElseThrow()) {
      var id = Json.text(named, "id");
      var stored = file(here, id);
      here.team().files.put(id, new StoredFile(id, stored.content(), stored.url(), true));
      files.add(stored.told());
    }
    call.maybe("channel_id").ifPresent(it -> shares(call, here, it, files.deepCopy()));
    return Json.object().set("files", files);
  }

  private void shares(
      ApiCall call, Installation here, String to, tools.jackson.databind.node.ArrayNode files) {
    var channel = here.team().channel(to);
    if (channel.archived || !channel.members.contains(Team.BOT)) {
      throw new SlackError(channel.archived ? "is_archived" : "not_in_channel");
    }
    var message = Json.object().put("type", "message").put("subtype", "file_share");
    message.put("user", Team.BOT).put("bot_id", Team.BOT_ID).put("app_id", FakeSlack.APP);
    message.put("ts", here.team().stamps.ts()).put("team", here.team().id);
    message.put("text", call.maybe("initial_comment").orElse(""));
    call.maybe("thread_ts").ifPresent(it -> message.put("thread_ts", it));
    call.json("blocks", "invalid_blocks_format")
        .ifPresent(it -> message.set("blocks", blocks.ofMessage(it, here.team())));
    message.set("files", files);
    channel.messages.put(Json.text(message, "ts"), message);
    here.team().notices.calls(channel, message, false);
    echo.posted(here.team(), channel, message.deepCopy());
  }

  private ObjectNode info(ApiCall call, Installation here) {
    ApiCall.needs(here, "files:read");
    var id = call.text("file");
    var told = file(here, id).told();
    var shares = Json.object();
    here.team()
        .channels
        .values()
        .forEach(channel ->
            channel.messages.values().stream()
                .filter(it ->
                    it.path("files").valueStream().anyMatch(f -> Json.text(f, "id").equals(id)))
                .forEach(it ->
                    shares
                        .withObject("/public")
                        .withArray(channel.id)
                        .addObject()
                        .put("ts", Json.text(it, "ts"))));
    told.set("shares", shares);
    return Json.object().set("file", told);
  }

  private ObjectNode delete(ApiCall call, Installation here) {
    ApiCall.needs(here, "files:write");
    file(here, call.text("file"));
    here.team().files.remove(call.text("file"));
    return Json.object();
  }

  static StoredFile file(Installation here, String id) {
    if (here.team().files.get(id) instanceof StoredFile file) {
      return file;
    }
    throw new SlackError("file_not_found");
  }
}
