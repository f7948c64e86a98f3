package dev.deskbell.discord.fake;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What the gateway tells a bot of what happens, as far as it may know and has asked for. */
final class Events {
  private final World world;
  private final Sessions sessions;

  Events(World world, Sessions sessions) {
    this.world = world;
    this.sessions = sessions;
  }

  void messageCreated(StoredMessage message) {
    message("MESSAGE_CREATE", message);
  }

  void messageUpdated(StoredMessage message) {
    message("MESSAGE_UPDATE", message);
  }

  /** The same once more, as after a resume whose replay overlaps. */
  void message(String event, StoredMessage message) {
    sessions.dispatch(event, it -> of(message, it) ? told(message, it) : null);
  }

  void messageDeleted(StoredMessage message) {
    sessions.dispatch("MESSAGE_DELETE", it -> of(message, it) ? removed(message) : null);
  }

  private static ObjectNode removed(StoredMessage message) {
    var json = Json.object("id", message.id, "channel_id", message.channel.id);
    return message.channel.isDirect() ? json : json.put("guild_id", message.channel.inGuild().id);
  }

  private boolean of(StoredMessage message, Session session) {
    var asked = message.channel.isDirect() ? Intent.DIRECT_MESSAGES : Intent.GUILD_MESSAGES;
    return asked.in(session.intents) && world.sees(session.bot, message.channel);
  }

  /** Without the intent a bot reads only what mentions it, its own, and direct messages. */
  private ObjectNode told(StoredMessage message, Session session) {
    var json = message.json.deepCopy();
    var bot = session.bot.id();
    var reads =
        Intent.MESSAGE_CONTENT.in(session.intents)
            || message.channel.isDirect()
            || message.author.id().equals(bot)
            || MessageRules.stream(json.path("mentions"))
                .anyMatch(it -> Json.text(it, "id").equals(bot));
    if (!reads) {
      json.put("content", "");
      json.set("attachments", Json.empty());
      json.set("components", Json.empty());
    }
    if (!message.channel.isDirect()) {
      var guild = message.channel.inGuild();
      json.put("guild_id", guild.id);
      var member = guild.member(message.author);
      member.remove("user");
      json.set("member", member);
    }
    return json.put("channel_type", message.channel.type);
  }

  void channelCreated(Channel channel) {
    channel(channel.isThread() ? "THREAD_CREATE" : "CHANNEL_CREATE", channel, true);
  }

  void channelChanged(Channel channel) {
    channel(channel.isThread() ? "THREAD_UPDATE" : "CHANNEL_UPDATE", channel, false);
  }

  private void channel(String event, Channel channel, boolean fresh) {
    sessions.dispatch(
        event,
        it -> {
          if (!Intent.GUILDS.in(it.intents) || !world.sees(it.bot, channel)) {
            return null;
          }
          var json = channel.json(world, it.bot);
          return channel.isThread() && fresh ? json.put("newly_created", true) : json;
        });
  }

  void channelRemoved(Channel channel) {
    sessions.dispatch(
        channel.isThread() ? "THREAD_DELETE" : "CHANNEL_DELETE",
        it -> Intent.GUILDS.in(it.intents) ? channel.json(world, it.bot) : null);
  }

  /** Somebody is in a thread from now on; a bot is told when it is the bot itself. */
  void joined(Channel thread, User who) {
    sessions.dispatch(
        "THREAD_MEMBERS_UPDATE",
        it -> {
          if (!it.bot.equals(who) || !Intent.GUILDS.in(it.intents)) {
            return null;
          }
          var member = thread.member(who.id()).set("member", thread.inGuild().member(who));
          var added = Json.empty().add(member);
          return Json.object(
              "id",
              thread.id,
              "guild_id",
              thread.inGuild().id,
              "member_count",
              thread.members.size(),
              "added_members",
              added,
              "removed_member_ids",
              Json.empty());
        });
  }

  void reacted(StoredMessage message, User by, String emoji, boolean set) {
    var asked =
        message.channel.isDirect()
            ? Intent.DIRECT_MESSAGE_REACTIONS
            : Intent.GUILD_MESSAGE_REACTIONS;
    sessions.dispatch(
        set ? "MESSAGE_REACTION_ADD" : "MESSAGE_REACTION_REMOVE",
        it ->
            asked.in(it.intents) && world.sees(it.bot, message.channel)
                ? reaction(message, by, emoji)
                : null);
  }

  private static ObjectNode reaction(StoredMessage message, User by, String emoji) {
    var json =
        Json.object(
            "user_id",
            by.id(),
            "channel_id",
            message.channel.id,
            "message_id",
            message.id,
            "message_author_id",
            message.author.id(),
            "emoji",
            Json.object("id", null, "name", emoji),
            "burst",
            false,
            "type",
            0);
    if (!message.channel.isDirect()) {
      var guild = message.channel.inGuild();
      json.put("guild_id", guild.id).set("member", guild.member(by));
    }
    return json;
  }

  void memberChanged(Guild guild, @Nullable User member) {
    if (member != null) {
      sessions.dispatch(
          "GUILD_MEMBER_UPDATE",
          it ->
              Intent.GUILD_MEMBERS.in(it.intents) || it.bot.equals(member)
                  ? guild.member(member).put("guild_id", guild.id)
                  : null);
    }
  }

  void interaction(ObjectNode payload) {
    sessions.dispatch("INTERACTION_CREATE", _ -> payload);
  }
}
