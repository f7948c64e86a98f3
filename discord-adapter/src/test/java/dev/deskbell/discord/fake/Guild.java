package dev.deskbell.discord.fake;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** A server: its roles and who is a member with which of them. */
final class Guild {
  final String id;
  final String name;
  final String owner;
  final Map<String, Role> roles = new LinkedHashMap<>();
  private final Role everyone;
  private final Map<String, Set<String>> rolesOfMembers = new LinkedHashMap<>();
  private final Map<String, User> members = new LinkedHashMap<>();

  Guild(String id, String name, String owner) {
    this.id = id;
    this.name = name;
    this.owner = owner;
    everyone = new Role(id, "@everyone", Permission.strangers(), 0);
    roles.put(id, everyone);
  }

  void joins(User user, String... itsRoles) {
    members.putIfAbsent(user.id(), user);
    rolesOfMembers.computeIfAbsent(user.id(), _ -> new LinkedHashSet<>()).addAll(Set.of(itsRoles));
  }

  void leaves(String user) {
    members.remove(user);
    rolesOfMembers.remove(user);
  }

  boolean has(String user) {
    return members.containsKey(user);
  }

  Collection<User> members() {
    return members.values();
  }

  Set<String> rolesOf(String user) {
    return rolesOfMembers.getOrDefault(user, Set.of());
  }

  /** What a member may do on the server as a whole. */
  long permissions(String user) {
    if (user.equals(owner)) {
      return Permission.ALL;
    }
    var granted =
        rolesOf(user).stream()
            .map(roles::get)
            .filter(it -> it != null)
            .mapToLong(Role::permissions)
            .reduce(everyone.permissions(), (a, b) -> a | b);
    return (granted & Permission.ADMINISTRATOR.bit) != 0 ? Permission.ALL : granted;
  }

  ObjectNode member(User user) {
    return Json.object(
        "user",
        user.json(),
        "nick",
        null,
        "avatar",
        null,
        "roles",
        rolesOf(user.id()),
        "joined_at",
        "2026-01-01T00:00:00.000000+00:00",
        "premium_since",
        null,
        "deaf",
        false,
        "mute",
        false,
        "flags",
        0,
        "pending",
        false,
        "communication_disabled_until",
        null);
  }

  ObjectNode json() {
    return Json.object(
        "id",
        id,
        "name",
        name,
        "icon",
        null,
        "owner_id",
        owner,
        "roles",
        roles.values().stream().map(Role::json).toList(),
        "emojis",
        Json.empty(),
        "stickers",
        Json.empty(),
        "features",
        Json.empty(),
        "afk_timeout",
        300,
        "verification_level",
        0,
        "default_message_notifications",
        1,
        "explicit_content_filter",
        0,
        "mfa_level",
        0,
        "nsfw_level",
        0,
        "system_channel_flags",
        0,
        "premium_tier",
        0,
        "premium_progress_bar_enabled",
        false,
        "preferred_locale",
        "en-US",
        "max_members",
        500000);
  }

  /** As the gateway tells it, its channels apart. */
  ObjectNode created(User toWhom) {
    return json()
        .put("joined_at", "2026-01-01T00:00:00.000000+00:00")
        .put("large", false)
        .put("unavailable", false)
        .put("member_count", members.size())
        .set("members", Json.empty().add(member(toWhom)))
        .set("voice_states", Json.empty())
        .set("presences", Json.empty())
        .set("stage_instances", Json.empty())
        .set("soundboard_sounds", Json.empty())
        .set("guild_scheduled_events", Json.empty());
  }
}
