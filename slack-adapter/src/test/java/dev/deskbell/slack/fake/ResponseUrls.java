package dev.deskbell.slack.fake;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Addresses that come with what a person does: five answers within half an hour. */
final class ResponseUrls {
  private static final Duration LIFE = Duration.ofMinutes(30);
  private static final int MOST = 5;
  private static final Set<String> KNOWN =
      Set.of(
          "response_type",
          "replace_original",
          "delete_original",
          "text",
          "blocks",
          "attachments",
          "thread_ts",
          "metadata",
          "unfurl_links",
          "unfurl_media",
          "mrkdwn");

  /**
   * @param original the message that was pressed, or the whisper; null for a command
   */
  private record Open(
      Team team,
      String user,
      Channel channel,
      @Nullable String original,
      Instant ends,
      AtomicInteger left) {}

  private final Map<String, Open> open = new ConcurrentHashMap<>();
  private final Stamps stamps;
  private final Blocks blocks;
  private final Echo echo;

  ResponseUrls(Stamps stamps, Blocks blocks, Echo echo) {
    this.stamps = stamps;
    this.blocks = blocks;
    this.echo = echo;
  }

  String made(Team team, String user, Channel channel, @Nullable String original) {
    var id = stamps.id("R");
    open.put(
        id,
        new Open(team, user, channel, original, stamps.now().plus(LIFE), new AtomicInteger(MOST)));
    return id;
  }

  ObjectNode answered(String id, ObjectNode body) {
    var to = open.get(id);
    if (to == null) {
      throw new SlackError("invalid_url");
    }
    if (stamps.now().isAfter(to.ends()) || to.left().getAndDecrement() <= 0) {
      throw new SlackError(stamps.now().isAfter(to.ends()) ? "expired_url" : "used_url");
    }
    body.properties()
        .forEach(it -> {
          if (!KNOWN.contains(it.getKey())) {
            throw new SlackError("invalid_payload");
          }
        });
    synchronized (to.team()) {
      shows(to.team(), to.user(), to.channel(), to.original(), body);
    }
    return Json.object().put("ok", true);
  }

  /**
   * What an answer to a command or a press does: nothing, a whisper, or a change of the original.
   */
  void shows(Team team, String user, Channel channel, @Nullable String original, ObjectNode body) {
    if (body.path("delete_original").asBoolean() && original != null) {
      team.ephemerals.removeIf(it -> it.id().equals(original));
      channel.messages.remove(original);
      return;
    }
    var message = message(team, body);
    if (body.path("replace_original").asBoolean() && original != null) {
      replaces(team, channel, original, message);
    } else if (Json.text(body, "response_type").equals("in_channel")) {
      channel.messages.put(Json.text(message, "ts"), message);
      team.notices.calls(channel, message, false);
      echo.posted(team, channel, message.deepCopy());
    } else {
      var ts = Json.text(message, "ts");
      team.ephemerals.add(new Team.Ephemeral(ts, user, channel, message));
    }
  }

  private ObjectNode message(Team team, ObjectNode body) {
    var message = Json.object().put("type", "message").put("user", Team.BOT);
    message.put("bot_id", Team.BOT_ID).put("app_id", FakeSlack.APP).put("ts", stamps.ts());
    message.put("text", Json.text(body, "text"));
    if (body.path("blocks").size() > 0) {
      message.set("blocks", blocks.ofMessage(body.path("blocks"), team));
    }
    if (body.path("attachments").size() > 0) {
      message.set("attachments", blocks.ofAttachments(body.path("attachments"), team));
    }
    if (message.size() == 6 && Json.text(message, "text").isEmpty()) {
      throw new SlackError("no_text");
    }
    return message;
  }

  private static void replaces(Team team, Channel channel, String original, ObjectNode message) {
    team.ephemerals.replaceAll(it ->
        it.id().equals(original)
            ? new Team.Ephemeral(original, it.user(), it.channel(), message.put("ts", original))
            : it);
    channel.messages.computeIfPresent(
        original,
        (_, before) -> {
          message.put("ts", original);
          if (before.has("thread_ts")) {
            message.set("thread_ts", before.get("thread_ts"));
          }
          return message;
        });
  }
}
