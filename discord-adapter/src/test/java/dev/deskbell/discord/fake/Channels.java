package dev.deskbell.discord.fake;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The channels of one server, by name, and what whoever runs it does with them. */
final class Channels {
  private final FakeDiscord.Parts parts;
  private final Guild guild;
  private final Map<String, String> byName = new LinkedHashMap<>();

  Channels(FakeDiscord.Parts parts, Guild guild) {
    this.parts = parts;
    this.guild = guild;
  }

  /** A channel that everyone on the server reads; made when new. */
  String text(String name) {
    return channel(name, Channel.TEXT);
  }

  /** A forum that everyone on the server reads; made when new. */
  String forum(String name, String... tags) {
    synchronized (parts.world()) {
      var forum = parts.world().channel(channel(name, Channel.FORUM));
      forum.availableTags = Tags.made(parts.world().ids, tags);
      return forum.id;
    }
  }

  /** The tags on a post of a forum, by name. */
  List<String> tags(String post) {
    synchronized (parts.world()) {
      return Tags.of(parts.world().channel(post));
    }
  }

  /** Somebody puts one of the forum's tags on a post by hand. */
  void tags(String post, String name) {
    synchronized (parts.world()) {
      Tags.add(parts.world().channel(post), name);
    }
  }

  private String channel(String name, int type) {
    synchronized (parts.world()) {
      return byName.computeIfAbsent(
          name,
          it -> {
            var channel = parts.world().newChannel(parts.world().ids.next(), type, guild, null);
            channel.name = it;
            parts.events().channelCreated(channel);
            return channel.id;
          });
    }
  }

  /** Nobody but the bot and these people read it from now on. */
  void closes(String channel, List<String> readers) {
    synchronized (parts.world()) {
      var overwrites = parts.world().channel(channel).overwrites;
      overwrites.put(guild.id, new Overwrite(guild.id, false, 0, Permission.VIEW_CHANNEL.bit));
      allow(overwrites, parts.bot().id());
      for (var reader : readers) {
        allow(overwrites, reader);
      }
      parts.events().channelChanged(parts.world().channel(channel));
    }
  }

  private static void allow(Map<String, Overwrite> overwrites, String user) {
    overwrites.put(user, new Overwrite(user, true, Permission.VIEW_CHANNEL.bit, 0));
  }

  /** The bot lacks these rights in that channel from now on. */
  void denies(String channel, Permission... permissions) {
    synchronized (parts.world()) {
      var denied = new Overwrite(parts.bot().id(), true, 0, Permission.of(permissions));
      parts.world().channel(channel).overwrites.put(parts.bot().id(), denied);
      parts.events().channelChanged(parts.world().channel(channel));
    }
  }

  /** Somebody deletes the channel. */
  void deletes(String channel) {
    synchronized (parts.world()) {
      var gone = parts.world().channel(channel);
      byName.values().remove(channel);
      parts.world().remove(gone);
      parts.events().channelRemoved(gone);
    }
  }

  /** A thread falls asleep, as after days of silence. */
  void archives(String thread, boolean locked) {
    synchronized (parts.world()) {
      var sleeping = parts.world().channel(thread);
      sleeping.archive(true);
      sleeping.locked = locked;
      parts.events().channelChanged(sleeping);
    }
  }

  /** Threads of a channel, private ones too, the oldest first. */
  List<String> threads(String channel) {
    synchronized (parts.world()) {
      return parts.world().channels(guild).stream()
          .filter(it -> it.parent == parts.world().channel(channel))
          .map(it -> it.id)
          .toList();
    }
  }

  boolean isArchived(String thread) {
    synchronized (parts.world()) {
      return parts.world().channel(thread).archived;
    }
  }
}
