package dev.deskbell.discord.fake;

import dev.deskbell.discord.fake.Interaction.Shown;
import dev.deskbell.discord.fake.Messages.Draft;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What people do with the application: three seconds for the first answer, one first answer,
 * fifteen minutes for what follows.
 */
final class Interactions {
  private static final Duration FIRST_ANSWER = Duration.ofSeconds(3);
  static final Duration TOKEN = Duration.ofMinutes(15);

  private static final int MESSAGE = 4;
  private static final int DEFERRED_MESSAGE = 5;
  private static final int DEFERRED_UPDATE = 6;
  private static final int UPDATE = 7;
  private static final int CHOICES = 8;
  private static final int MODAL = 9;

  private final World world;
  private final Application application;
  private final Messages messages;
  private final Events events;
  private final FakeTime time;
  private volatile Duration patience = FIRST_ANSWER;
  private final Map<String, Interaction> byToken = new LinkedHashMap<>();
  private final Map<String, List<StoredMessage>> whispers = new LinkedHashMap<>();

  Interactions(
      World world, Application application, Messages messages, Events events, FakeTime time) {
    this.world = world;
    this.application = application;
    this.messages = messages;
    this.events = events;
    this.time = time;
  }

  /** Somebody does something; whoever is connected hears of it. */
  Interaction begin(
      int type, User by, Channel channel, ObjectNode data, @Nullable StoredMessage on) {
    synchronized (world) {
      var token = "aW50ZXJhY3Rpb246" + UUID.randomUUID().toString().replace("-", "");
      var id = world.ids.next();
      var payload = Envelope.of(world, application, id, token, type, by, channel, data, on);
      var interaction = new Interaction(id, token, type, by, channel, time.instant(), on, payload);
      byToken.put(token, interaction);
      events.interaction(payload);
      return interaction;
    }
  }

  /** How long a first answer may take. */
  Duration patience() {
    return patience;
  }

  void waits(Duration other) {
    patience = other;
  }

  void repeat(Interaction interaction) {
    synchronized (world) {
      events.interaction(interaction.payload);
    }
  }

  /** What only this person sees, the oldest first. */
  List<StoredMessage> whispersTo(User reader) {
    return whispers.getOrDefault(reader.id(), List.of());
  }

  /** The first answer. */
  ObjectNode answer(String id, String token, Draft draft) {
    var interaction = byToken.get(token);
    if (interaction == null
        || !interaction.id.equals(id)
        || (time.instant().isAfter(interaction.sent.plus(patience)) && !interaction.answered)) {
      throw ApiError.unknownInteraction();
    }
    if (interaction.answered) {
      throw new ApiError(400, 40060, "Interaction has already been acknowledged.");
    }
    var shown = shown(interaction, draft);
    interaction.answered = true;
    if (shown != null) {
      interaction.shown.complete(shown);
    }
    return described(interaction, draft.body().path("type").asInt());
  }

  private @Nullable Shown shown(Interaction interaction, Draft draft) {
    var data = new Draft(draft.body().path("data"), draft.files());
    return switch (draft.body().path("type").asInt()) {
      case MESSAGE -> new Shown.Message(reply(interaction, data, 0));
      case DEFERRED_MESSAGE -> {
        reply(interaction, waiting(data), StoredMessage.LOADING);
        yield null;
      }
      case DEFERRED_UPDATE -> {
        interaction.original = pressed(interaction);
        yield new Shown.Nothing();
      }
      case UPDATE -> {
        interaction.original = pressed(interaction);
        change(interaction.original, data);
        yield new Shown.Nothing();
      }
      case CHOICES -> new Shown.Choices(choices(interaction, data.body()));
      case MODAL -> new Shown.Modal(modal(interaction, data.body()));
      default -> throw ApiError.invalidForm("type");
    };
  }

  /** Nothing but the ephemeral flag is kept of what comes with a deferral. */
  private static Draft waiting(Draft data) {
    var ephemeral = data.body().path("flags").asInt(0) & StoredMessage.EPHEMERAL;
    return Draft.of(Json.object("content", "…", "flags", ephemeral));
  }

  private static StoredMessage pressed(Interaction interaction) {
    if (interaction.on == null) {
      throw ApiError.invalidForm("an update answers a component only");
    }
    return interaction.on;
  }

  private static JsonNode choices(Interaction interaction, JsonNode data) {
    var choices = data.path("choices");
    if (interaction.type != Interaction.AUTOCOMPLETE || choices.size() > 25) {
      throw ApiError.invalidForm("choices");
    }
    return choices;
  }

  private static JsonNode modal(Interaction interaction, JsonNode modal) {
    if (interaction.type == Interaction.MODAL || interaction.type == Interaction.AUTOCOMPLETE) {
      throw ApiError.invalidForm("a modal cannot answer a modal");
    }
    MessageRules.checkModal(modal);
    return modal;
  }

  private StoredMessage reply(Interaction interaction, Draft data, int flags) {
    if (interaction.type == Interaction.AUTOCOMPLETE) {
      throw ApiError.invalidForm("typing is answered with choices");
    }
    var message = messages.draw(world.ids.next(), application.bot(), interaction.channel, data);
    message.json.put("type", StoredMessage.ANSWER_TO_COMMAND);
    message.json.put("application_id", application.id()).put("webhook_id", application.id());
    message.json.put("flags", message.flags() | flags);
    if (flags == StoredMessage.LOADING) {
      message.json.put("content", "");
    }
    place(interaction, message);
    interaction.original = message;
    return message;
  }

  private void place(Interaction interaction, StoredMessage message) {
    if (message.is(StoredMessage.EPHEMERAL)) {
      whispers.computeIfAbsent(interaction.by.id(), _ -> new ArrayList<>()).add(message);
    } else {
      interaction.channel.messages.put(message.id, message);
      events.messageCreated(message);
    }
  }

  /** A message that interactions may change: one that everybody sees, or a whisper. */
  private void change(StoredMessage message, Draft draft) {
    if (message.is(StoredMessage.EPHEMERAL)) {
      messages.rewrite(message, draft);
    } else {
      messages.edit(message, draft);
    }
  }

  private ObjectNode described(Interaction interaction, int type) {
    var json = Json.object("id", interaction.id, "type", interaction.type);
    var resource = Json.object("type", type);
    if (interaction.original instanceof StoredMessage message && type != DEFERRED_UPDATE) {
      json.put("response_message_id", message.id);
      json.put("response_message_loading", message.is(StoredMessage.LOADING));
      json.put("response_message_ephemeral", message.is(StoredMessage.EPHEMERAL));
      resource.set("message", message.json.deepCopy());
    }
    return Json.object("interaction", json, "resource", resource);
  }

  Interaction within15Minutes(String token) {
    var interaction = byToken.get(token);
    if (interaction == null || time.instant().isAfter(interaction.sent.plus(TOKEN))) {
      throw new ApiError(401, 50027, "Invalid Webhook Token");
    }
    return interaction;
  }

  StoredMessage message(Interaction interaction, String id) {
    var message =
        id.equals("@original")
            ? interaction.original
            : whispersTo(interaction.by).stream()
                .filter(it -> it.id.equals(id))
                .findFirst()
                .orElseGet(() -> interaction.channel.messages.get(id));
    if (message == null) {
      throw ApiError.unknownMessage();
    }
    return message;
  }

  /** An answer that was deferred arrives, or an earlier one changes. */
  StoredMessage edit(Interaction interaction, String id, Draft draft) {
    var message = message(interaction, id);
    change(message, draft);
    arrives(interaction, message);
    return message;
  }

  private static void arrives(Interaction interaction, StoredMessage message) {
    if (message.is(StoredMessage.LOADING)) {
      message.flag(StoredMessage.LOADING, false);
      interaction.shown.complete(new Shown.Message(message));
    }
  }

  /** One more message; the first after a deferral takes its place. */
  StoredMessage followUp(Interaction interaction, Draft draft) {
    if (!interaction.answered) {
      throw new ApiError(404, 10015, "Unknown Webhook");
    }
    interaction.followUps++;
    if (interaction.original instanceof StoredMessage waiting
        && waiting.is(StoredMessage.LOADING)) {
      return edit(interaction, "@original", draft);
    }
    var message = messages.draw(world.ids.next(), application.bot(), interaction.channel, draft);
    message.json.put("application_id", application.id()).put("webhook_id", application.id());
    place(interaction, message);
    return message;
  }

  void delete(Interaction interaction, String id) {
    var message = message(interaction, id);
    if (message.is(StoredMessage.EPHEMERAL)) {
      Objects.requireNonNull(whispers.get(interaction.by.id())).remove(message);
    } else {
      messages.delete(message);
    }
    interaction.shown.complete(new Shown.Nothing());
  }
}
