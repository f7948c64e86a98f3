package dev.deskbell.discord.fake;

import dev.deskbell.discord.fake.Router.Call;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The bot's messages, pins and reactions. */
final class MessageRoutes {
  private static final int MOST_PINS = 250;

  private final World world;
  private final User bot;
  private final Messages messages;
  private final Events events;

  MessageRoutes(World world, User bot, Messages messages, Events events) {
    this.world = world;
    this.bot = bot;
    this.messages = messages;
    this.events = events;
  }

  void in(Router router) {
    router
        .on("POST", "/channels/*/messages", this::post)
        .on("GET", "/channels/*/messages", this::list)
        .on("GET", "/channels/*/messages/pins", this::pins)
        .on("PUT", "/channels/*/messages/pins/*", this::pin)
        .on("DELETE", "/channels/*/messages/pins/*", this::unpin)
        .on("PUT", "/channels/*/pins/*", this::pin)
        .on("DELETE", "/channels/*/pins/*", this::unpin)
        .on("GET", "/channels/*/messages/*", call -> readBack(message(call)))
        .on("PATCH", "/channels/*/messages/*", this::edit)
        .on("DELETE", "/channels/*/messages/*", this::delete)
        .on("PUT", "/channels/*/messages/*/reactions/*/@me", call -> react(call, true))
        .on("DELETE", "/channels/*/messages/*/reactions/*/@me", call -> react(call, false))
        .on("POST", "/channels/*/typing", _ -> null);
  }

  private Channel visible(String id, Permission permission) {
    var channel = world.channel(id);
    world.require(bot, channel, permission);
    return channel;
  }

  private StoredMessage message(Call call) {
    var channel = visible(call.id(0), Permission.VIEW_CHANNEL);
    var message = channel.messages.get(call.id(1));
    if (message == null) {
      throw ApiError.unknownMessage();
    }
    return message;
  }

  private JsonNode post(Call call) {
    var channel = world.channel(call.id(0));
    mayWrite(channel, !call.request().files().isEmpty());
    return messages.post(bot, channel, call.request().draft()).json;
  }

  private void mayWrite(Channel channel, boolean files) {
    if (channel.type == Channel.FORUM) {
      throw new ApiError(400, 50008, "Cannot send messages in a non-text channel");
    }
    world.require(
        bot,
        channel,
        channel.isThread() ? Permission.SEND_MESSAGES_IN_THREADS : Permission.SEND_MESSAGES);
    if (files) {
      world.require(bot, channel, Permission.ATTACH_FILES);
    }
    if (channel.isThread() && channel.locked) {
      world.require(bot, channel, Permission.MANAGE_THREADS);
    }
    if (channel.isDirect()) {
      reaches(channel);
    }
  }

  /** Direct messages need an open door and a server in common. */
  private void reaches(Channel direct) {
    for (var member : direct.members) {
      if (!member.equals(bot.id())) {
        var shared = world.guilds().stream().anyMatch(it -> it.has(member) && it.has(bot.id()));
        if (!shared) {
          throw new ApiError(
              400, 50278, "Cannot send messages to this user due to no mutual guilds");
        }
        if (world.closedToLetters.contains(member)) {
          throw new ApiError(403, 50007, "Cannot send messages to this user");
        }
      }
    }
  }

  private JsonNode list(Call call) {
    var channel = visible(call.id(0), Permission.READ_MESSAGE_HISTORY);
    var query = call.request().query();
    var limit = Integer.parseInt(query.getOrDefault("limit", "50"));
    if (limit < 1 || limit > 100) {
      throw ApiError.invalidForm("limit: 1 to 100");
    }
    var found = new ArrayList<>(between(channel, query));
    if (!query.containsKey("after")) {
      Collections.reverse(found);
    }
    var page = new ArrayList<>(found.subList(0, Math.min(limit, found.size())));
    if (query.containsKey("after")) {
      Collections.reverse(page);
    }
    return Json.array(page.stream().map(MessageRoutes::readBack).toList());
  }

  /** A nonce is told with the message's creation only. */
  private static JsonNode readBack(StoredMessage message) {
    return message.json.deepCopy().without("nonce");
  }

  private static List<StoredMessage> between(Channel channel, Map<String, String> query) {
    var after = Long.parseLong(query.getOrDefault("after", "0"));
    var before = Long.parseLong(query.getOrDefault("before", "" + Long.MAX_VALUE));
    return channel.messages.values().stream()
        .filter(it -> Long.parseLong(it.id) > after && Long.parseLong(it.id) < before)
        .toList();
  }

  private JsonNode edit(Call call) {
    var message = message(call);
    if (!message.author.equals(bot)) {
      throw new ApiError(403, 50005, "Cannot edit a message authored by another user");
    }
    if (message.channel.isThread() && message.channel.archived) {
      throw new ApiError(400, 50083, "Thread is archived");
    }
    messages.edit(message, call.request().draft());
    return message.json;
  }

  private @Nullable JsonNode delete(Call call) {
    var message = message(call);
    if (!message.author.equals(bot)) {
      world.require(bot, message.channel, Permission.MANAGE_MESSAGES);
    }
    messages.delete(message);
    return null;
  }

  private @Nullable JsonNode pin(Call call) {
    var message = message(call);
    world.require(bot, message.channel, Permission.PIN_MESSAGES);
    if (!message.channel.pins.contains(message.id) && message.channel.pins.size() >= MOST_PINS) {
      throw new ApiError(400, 30003, "Maximum number of pins reached (250)");
    }
    message.channel.pins.add(message.id);
    message.json.put("pinned", true);
    return null;
  }

  private @Nullable JsonNode unpin(Call call) {
    var message = message(call);
    world.require(bot, message.channel, Permission.PIN_MESSAGES);
    message.channel.pins.remove(message.id);
    message.json.put("pinned", false);
    return null;
  }

  private JsonNode pins(Call call) {
    var channel = visible(call.id(0), Permission.READ_MESSAGE_HISTORY);
    var pins = Json.empty();
    for (var id : channel.pins) {
      ObjectNode json = Objects.requireNonNull(channel.messages.get(id)).json;
      pins.add(Json.object("pinned_at", Json.text(json, "timestamp"), "message", json));
    }
    return Json.object("items", pins, "has_more", false);
  }

  private @Nullable JsonNode react(Call call, boolean set) {
    var message = message(call);
    world.require(bot, message.channel, Permission.ADD_REACTIONS);
    events.reacted(message, bot, call.id(2), set);
    return null;
  }
}
