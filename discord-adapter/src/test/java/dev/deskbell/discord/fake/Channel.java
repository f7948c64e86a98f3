package dev.deskbell.discord.fake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Where messages stand: a server's channel or forum, a thread, or two people's direct messages. */
final class Channel {
  static final int TEXT = 0;
  static final int DIRECT = 1;
  static final int PUBLIC_THREAD = 11;
  static final int PRIVATE_THREAD = 12;
  static final int FORUM = 15;

  final String id;
  final int type;
  final @Nullable Guild guild;
  final @Nullable Channel parent;
  final Map<String, Overwrite> overwrites = new LinkedHashMap<>();

  /** Of a thread its members, of direct messages the two. */
  final Set<String> members = new LinkedHashSet<>();

  final Map<String, StoredMessage> messages = new LinkedHashMap<>();
  final Set<String> pins = new LinkedHashSet<>();
  final List<String> appliedTags = new ArrayList<>();
  String name = "";
  @Nullable String topic;
  String owner = "";
  JsonNode availableTags = Json.empty();
  boolean archived;
  boolean locked;
  int archivesAfterMinutes = 1440;
  Instant archiveChanged = Instant.now();

  Channel(String id, int type, @Nullable Guild guild, @Nullable Channel parent) {
    this.id = id;
    this.type = type;
    this.guild = guild;
    this.parent = parent;
  }

  StoredMessage message(String message) {
    var found = messages.get(message);
    if (found == null) {
      throw ApiError.unknownMessage();
    }
    return found;
  }

  boolean isThread() {
    return type == PUBLIC_THREAD || type == PRIVATE_THREAD;
  }

  boolean isDirect() {
    return type == DIRECT;
  }

  /** The channel whose overwrites decide: a thread has its parent's. */
  Channel deciding() {
    return parent == null ? this : parent;
  }

  Guild inGuild() {
    return Objects.requireNonNull(guild, "direct messages are on no server");
  }

  void archive(boolean away) {
    archived = away;
    archiveChanged = Instant.now();
  }

  ObjectNode json(World world, @Nullable User reader) {
    var json =
        Json.object(
            "id",
            id,
            "type",
            type,
            "flags",
            0,
            "last_message_id",
            messages.keySet().stream().reduce((_, last) -> last).orElse(null));
    if (isDirect()) {
      var others = members.stream().filter(it -> reader == null || !it.equals(reader.id()));
      return json.set("recipients", Json.array(others.map(it -> world.user(it).json()).toList()));
    }
    json.put("guild_id", inGuild().id).put("name", name).put("rate_limit_per_user", 0);
    json.put("parent_id", parent == null ? null : parent.id);
    return isThread() ? thread(json, reader) : room(json);
  }

  private ObjectNode room(ObjectNode json) {
    json.put("position", 1).put("nsfw", false).put("topic", topic);
    json.set(
        "permission_overwrites",
        Json.array(overwrites.values().stream().map(Overwrite::json).toList()));
    if (type == FORUM) {
      json.set("available_tags", availableTags);
      json.put("default_forum_layout", 0).putNull("default_sort_order");
      json.putNull("default_reaction_emoji");
    }
    return json;
  }

  private ObjectNode thread(ObjectNode json, @Nullable User reader) {
    json.put("owner_id", owner);
    json.put("message_count", messages.size()).put("total_message_sent", messages.size());
    json.put("member_count", members.size());
    var metadata =
        Json.object(
            "archived", archived,
            "locked", locked,
            "auto_archive_duration", archivesAfterMinutes,
            "archive_timestamp", archiveChanged.toString(),
            "create_timestamp", Snowflakes.moment(id).toString());
    if (type == PRIVATE_THREAD) {
      metadata.put("invitable", false);
    }
    json.set("thread_metadata", metadata);
    json.set("applied_tags", Json.array(appliedTags));
    if (reader != null && members.contains(reader.id())) {
      json.set("member", member(reader.id()));
    }
    return json;
  }

  ObjectNode member(String user) {
    return Json.object(
        "id", id, "user_id", user, "join_timestamp", archiveChanged.toString(), "flags", 0);
  }
}
