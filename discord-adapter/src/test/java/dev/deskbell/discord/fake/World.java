package dev.deskbell.discord.fake;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is there: people, bots, servers, channels. Guarded by itself: whoever reads or
 * changes several things holds its monitor.
 */
final class World {
  final Snowflakes ids;

  /** People who take no direct messages from members of their servers. */
  final Set<String> closedToLetters = new LinkedHashSet<>();

  final Map<String, StoredFile> files = new LinkedHashMap<>();
  private final Map<String, User> users = new LinkedHashMap<>();
  private final Map<String, Guild> guilds = new LinkedHashMap<>();
  private final Map<String, Channel> channels = new LinkedHashMap<>();

  World(Snowflakes ids) {
    this.ids = ids;
  }

  /** A file on Discord's servers. */
  @SuppressWarnings("ArrayRecordComponent") // carried, never compared
  record StoredFile(String id, String name, String mediaType, byte[] bytes) {}

  User newUser(String name, boolean bot) {
    var user = new User(ids.next(), name, bot);
    users.put(user.id(), user);
    return user;
  }

  Guild newGuild(String name, User owner) {
    var guild = new Guild(ids.next(), name, owner.id());
    guild.joins(owner);
    guilds.put(guild.id, guild);
    return guild;
  }

  Channel newChannel(String id, int type, @Nullable Guild guild, @Nullable Channel parent) {
    var channel = new Channel(id, type, guild, parent);
    channels.put(id, channel);
    return channel;
  }

  StoredFile store(String name, String mediaType, byte[] bytes) {
    var file = new StoredFile(ids.next(), name, mediaType, bytes);
    files.put(file.id(), file);
    return file;
  }

  void remove(Channel channel) {
    channels.values().removeIf(it -> it == channel || it.parent == channel);
  }

  User user(String id) {
    return Objects.requireNonNull(users.get(id), "no user " + id);
  }

  @Nullable User findUser(String id) {
    return users.get(id);
  }

  Guild guild(String id) {
    var guild = guilds.get(id);
    if (guild == null) {
      throw new ApiError(404, 10004, "Unknown Guild");
    }
    return guild;
  }

  Collection<Guild> guilds() {
    return guilds.values();
  }

  Channel channel(String id) {
    var channel = channels.get(id);
    if (channel == null) {
      throw ApiError.unknownChannel();
    }
    return channel;
  }

  @Nullable Channel findChannel(String id) {
    return channels.get(id);
  }

  /** All of them, direct messages and threads too. */
  Stream<Channel> channels() {
    return channels.values().stream();
  }

  List<Channel> channels(Guild guild) {
    return channels.values().stream().filter(it -> it.guild == guild).toList();
  }

  /** The direct messages of these two; made when they write for the first time. */
  Channel direct(User one, User other) {
    for (var channel : channels.values()) {
      if (channel.isDirect() && channel.members.equals(Set.of(one.id(), other.id()))) {
        return channel;
      }
    }
    var channel = newChannel(ids.next(), Channel.DIRECT, null, null);
    channel.members.addAll(List.of(one.id(), other.id()));
    return channel;
  }

  /** What this user may do in that channel: everyone's, then roles', then their own overwrites. */
  long permissions(User user, Channel channel) {
    if (channel.isDirect()) {
      return channel.members.contains(user.id()) ? Permission.ALL : 0;
    }
    var guild = channel.inGuild();
    if (!guild.has(user.id())) {
      return 0;
    }
    var granted = guild.permissions(user.id());
    if ((granted & Permission.ADMINISTRATOR.bit) != 0) {
      return granted;
    }
    var overwrites = channel.deciding().overwrites;
    granted = after(granted, overwrites.get(guild.id));
    var ofRoles =
        guild.rolesOf(user.id()).stream().map(overwrites::get).filter(Objects::nonNull).toList();
    var denied = ofRoles.stream().mapToLong(Overwrite::deny).reduce(0, (a, b) -> a | b);
    var allowed = ofRoles.stream().mapToLong(Overwrite::allow).reduce(0, (a, b) -> a | b);
    granted = after((granted & ~denied) | allowed, overwrites.get(user.id()));
    return (granted & Permission.VIEW_CHANNEL.bit) == 0 ? 0 : granted;
  }

  private static long after(long granted, @Nullable Overwrite overwrite) {
    return overwrite == null ? granted : (granted & ~overwrite.deny()) | overwrite.allow();
  }

  boolean may(User user, Channel channel, Permission permission) {
    return (permissions(user, channel) & permission.bit) != 0;
  }

  /** Private threads are seen by their members and by who manages threads. */
  boolean sees(User user, Channel channel) {
    return may(user, channel, Permission.VIEW_CHANNEL)
        && (channel.type != Channel.PRIVATE_THREAD
            || channel.members.contains(user.id())
            || may(user, channel, Permission.MANAGE_THREADS));
  }

  void require(User user, Channel channel, Permission permission) {
    if (!sees(user, channel)) {
      throw ApiError.missingAccess();
    }
    if (!may(user, channel, permission)) {
      throw ApiError.missingPermissions();
    }
  }
}
