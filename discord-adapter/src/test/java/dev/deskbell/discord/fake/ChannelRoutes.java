package dev.deskbell.discord.fake;

import dev.deskbell.discord.fake.Messages.Draft;
import dev.deskbell.discord.fake.Router.Call;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Channels and threads: made, changed, archived, and who is in them. */
final class ChannelRoutes {
  private static final int MOST_TAGS = 5;
  private static final int MOST_CHANNELS = 500;

  private final World world;
  private final User bot;
  private final Messages messages;
  private final Events events;

  ChannelRoutes(World world, User bot, Messages messages, Events events) {
    this.world = world;
    this.bot = bot;
    this.messages = messages;
    this.events = events;
  }

  void in(Router router) {
    router
        .on("GET", "/channels/*", call -> shown(seen(call)))
        .on("PATCH", "/channels/*", this::change)
        .on("DELETE", "/channels/*", this::remove)
        .on("POST", "/guilds/*/channels", this::make)
        .on("GET", "/guilds/*/channels", this::list)
        .on("PUT", "/channels/*/permissions/*", this::allow)
        .on("DELETE", "/channels/*/permissions/*", this::disallow)
        .on("POST", "/channels/*/messages/*/threads", this::threadOf)
        .on("POST", "/channels/*/threads", this::thread)
        .on("PUT", "/channels/*/thread-members/@me", call -> join(call, bot.id()))
        .on("PUT", "/channels/*/thread-members/*", call -> join(call, call.id(1)))
        .on("DELETE", "/channels/*/thread-members/*", this::leave)
        .on("GET", "/channels/*/thread-members", this::members)
        .on(
            "GET",
            "/channels/*/threads/archived/public",
            call -> archived(call, Channel.PUBLIC_THREAD))
        .on(
            "GET",
            "/channels/*/threads/archived/private",
            call -> archived(call, Channel.PRIVATE_THREAD))
        .on("GET", "/guilds/*/threads/active", this::active);
  }

  private Channel seen(Call call) {
    var channel = world.channel(call.id(0));
    world.require(bot, channel, Permission.VIEW_CHANNEL);
    return channel;
  }

  private JsonNode shown(Channel channel) {
    return channel.json(world, bot);
  }

  private JsonNode make(Call call) {
    var guild = world.guild(call.id(0));
    if ((guild.permissions(bot.id()) & Permission.MANAGE_CHANNELS.bit) == 0) {
      throw ApiError.missingPermissions();
    }
    if (world.channels(guild).size() >= MOST_CHANNELS) {
      throw new ApiError(400, 30013, "Maximum number of guild channels reached (500)");
    }
    var parent = world.findChannel(Json.text(call.body(), "parent_id"));
    var type = call.body().path("type").asInt(Channel.TEXT);
    var channel = world.newChannel(world.ids.next(), type, guild, parent);
    channel.name =
        Json.text(call.body(), "name").toLowerCase(java.util.Locale.ROOT).replace(' ', '-');
    channel.topic = call.body().path("topic").asString(null);
    overwrites(channel, call.body());
    events.channelCreated(channel);
    return shown(channel);
  }

  private static void overwrites(Channel channel, JsonNode body) {
    for (var one : body.path("permission_overwrites")) {
      var id = Json.text(one, "id");
      channel.overwrites.put(id, Overwrite.of(id, one));
    }
  }

  private JsonNode list(Call call) {
    var channels = world.channels(world.guild(call.id(0))).stream().filter(it -> !it.isThread());
    return Json.array(channels.map(this::shown).toList());
  }

  private JsonNode change(Call call) {
    var channel = seen(call);
    world.require(
        bot, channel, channel.isThread() ? Permission.MANAGE_THREADS : Permission.MANAGE_CHANNELS);
    var body = call.body();
    channel.name = body.path("name").asString(channel.name);
    if (body.has("topic")) {
      channel.topic = body.path("topic").asString(null);
    }
    channel.locked = body.path("locked").asBoolean(channel.locked);
    if (body.has("archived")) {
      channel.archive(body.path("archived").asBoolean());
    }
    if (body.has("permission_overwrites")) {
      channel.overwrites.clear();
      overwrites(channel, body);
    }
    tags(channel, body);
    events.channelChanged(channel);
    return shown(channel);
  }

  private static void tags(Channel channel, JsonNode body) {
    var tags = MessageRules.stream(body.path("applied_tags")).map(JsonNode::asString).toList();
    if (body.has("applied_tags")) {
      if (tags.size() > MOST_TAGS) {
        throw ApiError.invalidForm("applied_tags: at most 5");
      }
      channel.appliedTags.clear();
      channel.appliedTags.addAll(tags);
    }
  }

  private JsonNode remove(Call call) {
    var channel = seen(call);
    world.require(bot, channel, Permission.MANAGE_CHANNELS);
    var json = shown(channel);
    world.remove(channel);
    events.channelRemoved(channel);
    return json;
  }

  private @Nullable JsonNode allow(Call call) {
    var channel = seen(call);
    world.require(bot, channel, Permission.MANAGE_ROLES);
    channel.overwrites.put(call.id(1), Overwrite.of(call.id(1), call.body()));
    events.channelChanged(channel);
    return null;
  }

  private @Nullable JsonNode disallow(Call call) {
    var channel = seen(call);
    world.require(bot, channel, Permission.MANAGE_ROLES);
    channel.overwrites.remove(call.id(1));
    events.channelChanged(channel);
    return null;
  }

  /** A thread on a message has that message's id. */
  private JsonNode threadOf(Call call) {
    var channel = seen(call);
    if (channel.type != Channel.TEXT) {
      throw new ApiError(400, 50024, "Cannot execute action on this channel type");
    }
    world.require(bot, channel, Permission.CREATE_PUBLIC_THREADS);
    var message = channel.messages.get(call.id(1));
    if (message == null) {
      throw ApiError.unknownMessage();
    }
    return shown(threads().on(message, bot, Json.text(call.body(), "name")));
  }

  private ThreadMaking threads() {
    return new ThreadMaking(world, messages, events);
  }

  private JsonNode thread(Call call) {
    var channel = seen(call);
    var body = call.body();
    if (channel.type == Channel.FORUM) {
      world.require(bot, channel, Permission.SEND_MESSAGES);
      var first = new Draft(body.path("message"), call.request().files());
      var post = threads().post(channel, bot, Json.text(body, "name"), first);
      tags(post, body);
      return channelWithMessage(post);
    }
    if (channel.type != Channel.TEXT) {
      throw new ApiError(400, 50024, "Cannot execute action on this channel type");
    }
    var type = body.path("type").asInt(Channel.PRIVATE_THREAD);
    world.require(
        bot,
        channel,
        type == Channel.PRIVATE_THREAD
            ? Permission.CREATE_PRIVATE_THREADS
            : Permission.CREATE_PUBLIC_THREADS);
    return shown(threads().alone(channel, type, bot, Json.text(body, "name")));
  }

  private JsonNode channelWithMessage(Channel post) {
    return post.json(world, bot)
        .set("message", Objects.requireNonNull(post.messages.get(post.id)).json);
  }

  private @Nullable JsonNode join(Call call, String user) {
    var thread = seen(call);
    if (thread.archived) {
      throw new ApiError(400, 50083, "Thread is archived");
    }
    world.require(bot, thread, Permission.SEND_MESSAGES_IN_THREADS);
    var joining = world.findUser(user);
    if (joining == null || !world.may(joining, thread.deciding(), Permission.VIEW_CHANNEL)) {
      throw ApiError.missingAccess();
    }
    if (thread.members.add(user)) {
      events.joined(thread, joining);
    }
    return null;
  }

  private @Nullable JsonNode leave(Call call) {
    seen(call).members.remove(call.id(1).equals("@me") ? bot.id() : call.id(1));
    return null;
  }

  private JsonNode members(Call call) {
    var thread = seen(call);
    return Json.array(thread.members.stream().map(thread::member).toList());
  }

  private JsonNode archived(Call call, int type) {
    var parent = seen(call);
    var found =
        world.channels(parent.inGuild()).stream()
            .filter(it -> it.parent == parent && it.type == type && it.archived);
    return threads(found);
  }

  private JsonNode active(Call call) {
    var found =
        world.channels(world.guild(call.id(0))).stream()
            .filter(it -> it.isThread() && !it.archived && world.sees(bot, it));
    return threads(found);
  }

  private JsonNode threads(Stream<Channel> found) {
    List<Channel> threads = found.toList();
    return Json.object(
        "threads", threads.stream().map(this::shown).toList(),
        "members", Json.empty(),
        "has_more", false);
  }
}
