package dev.deskbell.discord.fake;

import dev.deskbell.discord.fake.Router.Call;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Servers with their members and roles, users, and the application itself. */
final class GuildRoutes {
  private final World world;
  private final Application application;
  private final Events events;
  private final GatewayTroubles intents;

  GuildRoutes(World world, Application application, Events events, GatewayTroubles intents) {
    this.world = world;
    this.application = application;
    this.events = events;
    this.intents = intents;
  }

  void in(Router router, Gateway gateway) {
    router
        .on("GET", "/users/@me", _ -> application.bot().json())
        .on("GET", "/users/*", call -> user(call.id(0)).json())
        .on("POST", "/users/@me/channels", this::direct)
        .on("GET", "/users/@me/guilds", _ -> guilds())
        .on("GET", "/applications/@me", _ -> application())
        .on("GET", "/oauth2/applications/@me", _ -> application())
        .on("GET", "/gateway", _ -> Json.object("url", gateway.address()))
        .on("GET", "/gateway/bot", _ -> gateway(gateway))
        .on("GET", "/guilds/*", call -> world.guild(call.id(0)).json())
        .on("GET", "/guilds/*/members", this::members)
        .on("GET", "/guilds/*/members/*", this::member)
        .on("GET", "/guilds/*/roles", this::roles)
        .on("POST", "/guilds/*/roles", this::makeRole)
        .on("PUT", "/guilds/*/members/*/roles/*", this::give)
        .on("DELETE", "/guilds/*/members/*/roles/*", this::take);
  }

  private User user(String id) {
    var user = world.findUser(id);
    if (user == null) {
      throw new ApiError(404, 10013, "Unknown User");
    }
    return user;
  }

  private JsonNode direct(Call call) {
    var to = user(Json.text(call.body(), "recipient_id"));
    if (to.bot()) {
      throw new ApiError(403, 50007, "Cannot send messages to this user");
    }
    return world.direct(application.bot(), to).json(world, application.bot());
  }

  private JsonNode guilds() {
    var own = world.guilds().stream().filter(it -> it.has(application.bot().id()));
    return Json.array(
        own.map(it ->
                Json.object(
                    "id",
                    it.id,
                    "name",
                    it.name,
                    "icon",
                    null,
                    "owner",
                    false,
                    "permissions",
                    "" + it.permissions(application.bot().id()),
                    "features",
                    Json.empty()))
            .toList());
  }

  private JsonNode application() {
    return application.json(intents.granted);
  }

  private static JsonNode gateway(Gateway gateway) {
    var left = 1_000 - gateway.identifies().size();
    var limit =
        Json.object(
            "total", 1_000, "remaining", left, "reset_after", 14_400_000, "max_concurrency", 1);
    return Json.object("url", gateway.address(), "shards", 1, "session_start_limit", limit);
  }

  private JsonNode members(Call call) {
    if (!intents.granted.contains(Intent.GUILD_MEMBERS)) {
      throw ApiError.missingAccess();
    }
    var guild = world.guild(call.id(0));
    var after = Long.parseLong(call.request().query().getOrDefault("after", "0"));
    var limit = Integer.parseInt(call.request().query().getOrDefault("limit", "1"));
    return Json.array(
        guild.members().stream()
            .filter(it -> Long.parseLong(it.id()) > after)
            .limit(limit)
            .map(guild::member)
            .toList());
  }

  private JsonNode member(Call call) {
    var guild = world.guild(call.id(0));
    if (!guild.has(call.id(1))) {
      throw new ApiError(404, 10007, "Unknown Member");
    }
    return guild.member(user(call.id(1)));
  }

  private JsonNode roles(Call call) {
    var roles = world.guild(call.id(0)).roles.values();
    return Json.array(roles.stream().map(Role::json).toList());
  }

  private JsonNode makeRole(Call call) {
    var guild = world.guild(call.id(0));
    mayManageRoles(guild);
    var role = new Role(world.ids.next(), Json.text(call.body(), "name"), 0, 1);
    guild.roles.put(role.id(), role);
    return role.json();
  }

  private @Nullable JsonNode give(Call call) {
    var guild = world.guild(call.id(0));
    var role = managed(call, guild);
    guild.joins(user(call.id(1)), role.id());
    events.memberChanged(guild, user(call.id(1)));
    return null;
  }

  private @Nullable JsonNode take(Call call) {
    var guild = world.guild(call.id(0));
    guild.rolesOf(call.id(1)).remove(managed(call, guild).id());
    events.memberChanged(guild, user(call.id(1)));
    return null;
  }

  private Role managed(Call call, Guild guild) {
    mayManageRoles(guild);
    var role = guild.roles.get(call.id(2));
    if (role == null) {
      throw new ApiError(404, 10011, "Unknown Role");
    }
    if (!guild.has(call.id(1))) {
      throw new ApiError(404, 10007, "Unknown Member");
    }
    return Objects.requireNonNull(role);
  }

  private void mayManageRoles(Guild guild) {
    if ((guild.permissions(application.bot().id()) & Permission.MANAGE_ROLES.bit) == 0) {
      throw ApiError.missingPermissions();
    }
  }
}
