package dev.deskbell.discord.fake;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** An interaction as the gateway tells it. */
final class Envelope {
  private Envelope() {}

  static ObjectNode of(
      World world,
      Application application,
      String id,
      String token,
      int type,
      User by,
      Channel channel,
      ObjectNode data,
      @Nullable StoredMessage on) {
    var json =
        Json.object(
            "id",
            id,
            "application_id",
            application.id(),
            "type",
            type,
            "token",
            token,
            "version",
            1,
            "channel_id",
            channel.id,
            "channel",
            channel.json(world, application.bot()),
            "data",
            data,
            "locale",
            "en-GB",
            "entitlements",
            Json.empty(),
            "attachment_size_limit",
            10 * 1024 * 1024);
    json.put("app_permissions", "" + world.permissions(application.bot(), channel));
    if (on != null) {
      json.set("message", on.json.deepCopy());
    }
    return channel.guild instanceof Guild guild
        ? onServer(json, world, by, channel, guild)
        : inDirect(json, by);
  }

  private static ObjectNode onServer(
      ObjectNode json, World world, User by, Channel channel, Guild guild) {
    var member = guild.member(by);
    member.put("permissions", "" + world.permissions(by, channel));
    json.set("member", member);
    json.put("guild_id", guild.id).put("guild_locale", "en-US").put("context", 0);
    json.set("guild", Json.object("id", guild.id, "features", Json.empty(), "locale", "en-US"));
    json.set("authorizing_integration_owners", Json.object("0", guild.id));
    return json;
  }

  private static ObjectNode inDirect(ObjectNode json, User by) {
    json.set("user", by.json());
    json.set("authorizing_integration_owners", Json.object("0", "0"));
    return json.put("context", 1);
  }
}
