package dev.deskbell.discord.fake;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes, changes and removes messages, and tells whoever listens. */
final class Messages {
  /** "In the past few minutes", as the documentation has it. */
  static final Duration NONCE_WINDOW = Duration.ofMinutes(5);

  private final World world;
  private final Events events;
  private final FakeTime time;
  private final String cdn;

  Messages(World world, Events events, FakeTime time, String cdn) {
    this.world = world;
    this.events = events;
    this.time = time;
    this.cdn = cdn;
  }

  /** What somebody asks for: a body and the files uploaded with it. */
  record Draft(JsonNode body, List<World.StoredFile> files) {
    static Draft of(JsonNode body) {
      return new Draft(body, List.of());
    }
  }

  StoredMessage post(User author, Channel channel, Draft draft) {
    var before = sameNonce(author, channel, draft.body());
    if (before != null) {
      return before;
    }
    var message = draw(world.ids.next(), author, channel, draft);
    message.nonce = draft.body().path("nonce").asString(null);
    if (message.nonce != null) {
      message.json.put("nonce", message.nonce);
    }
    channel.messages.put(message.id, message);
    if (channel.isThread() && channel.archived) {
      channel.archive(false);
      events.channelChanged(channel);
    }
    if (channel.isThread() && channel.members.add(author.id())) {
      events.joined(channel, author);
    }
    events.messageCreated(message);
    return message;
  }

  private @Nullable StoredMessage sameNonce(User author, Channel channel, JsonNode body) {
    if (!body.path("enforce_nonce").asBoolean(false)) {
      return null;
    }
    var nonce = body.path("nonce").asString("");
    var since = time.instant().minus(NONCE_WINDOW);
    return channel.messages.values().stream()
        .filter(it -> it.author.equals(author) && nonce.equals(it.nonce))
        .filter(it -> it.posted.isAfter(since))
        .findFirst()
        .orElse(null);
  }

  /** A message with everything but a place: also one that only one person sees. */
  StoredMessage draw(String id, User author, Channel channel, Draft draft) {
    var now = time.instant();
    var json =
        Json.object(
            "id",
            id,
            "channel_id",
            channel.id,
            "author",
            author.json(),
            "timestamp",
            Snowflakes.moment(id).toString(),
            "edited_timestamp",
            null,
            "tts",
            false,
            "pinned",
            false,
            "type",
            StoredMessage.ORDINARY,
            "content",
            Json.text(draft.body(), "content").strip(),
            "embeds",
            Json.empty(),
            "flags",
            draft.body().path("flags").asInt(0));
    json.set("attachments", attachments(channel, draft, Json.empty()));
    json.set("components", components(draft.body().path("components"), json));
    var message = new StoredMessage(id, channel, author, json, now);
    replies(message, draft.body());
    MessageRules.check(json);
    notifies(message, draft.body());
    return message;
  }

  private void replies(StoredMessage message, JsonNode body) {
    var to = Json.text(body.path("message_reference"), "message_id");
    if (to.isEmpty()) {
      return;
    }
    var original = message.channel.messages.get(to);
    if (original == null) {
      if (body.path("message_reference").path("fail_if_not_exists").asBoolean(true)) {
        throw ApiError.invalidForm("MESSAGE_REFERENCE_UNKNOWN_MESSAGE");
      }
      return;
    }
    message.json.put("type", StoredMessage.REPLY);
    message.json.set(
        "message_reference",
        Json.object("type", 0, "message_id", to, "channel_id", message.channel.id));
    message.json.set("referenced_message", original.json.deepCopy());
    var allowed = body.path("allowed_mentions");
    if (!allowed.isObject() || allowed.path("replied_user").asBoolean(false)) {
      message.notified.add(original.author.id());
    }
  }

  private void notifies(StoredMessage message, JsonNode body) {
    var mayAll = world.may(message.author, message.channel, Permission.MENTION_EVERYONE);
    var mentions = Mentions.in(MessageRules.text(message.json), body, mayAll);
    mentions.writeTo(message.json, world);
    message.notified.addAll(mentions.notified(world, message.channel));
  }

  void edit(StoredMessage message, Draft draft) {
    rewrite(message, draft);
    message.json.put("edited_timestamp", Instant.now().toString());
    events.messageUpdated(message);
  }

  /** What the request says; what it does not say stays. Nobody is notified. */
  void rewrite(StoredMessage message, Draft draft) {
    var body = draft.body();
    var json = message.json.deepCopy();
    if (body.has("content")) {
      json.put("content", Json.text(body, "content").strip());
    }
    if (body.has("flags")) {
      var kept = message.flags() & ~StoredMessage.COMPONENTS_V2;
      var v2 = (body.path("flags").asInt() | message.flags()) & StoredMessage.COMPONENTS_V2;
      json.put("flags", kept | v2);
    }
    if (body.has("attachments") || !draft.files().isEmpty()) {
      json.set(
          "attachments", attachments(message.channel, draft, message.json.path("attachments")));
    }
    if (body.has("components")) {
      json.set("components", components(body.path("components"), json));
    }
    MessageRules.check(json);
    message.json.setAll(json);
    var mayAll = world.may(message.author, message.channel, Permission.MENTION_EVERYONE);
    Mentions.in(MessageRules.text(json), body, mayAll).writeTo(message.json, world);
  }

  void delete(StoredMessage message) {
    message.channel.messages.remove(message.id);
    message.channel.pins.remove(message.id);
    events.messageDeleted(message);
  }

  private JsonNode attachments(Channel channel, Draft draft, JsonNode before) {
    var named = draft.body().path("attachments");
    var attachments = new ArrayList<ObjectNode>();
    for (var kept : before) {
      if (!named.isArray()
          || MessageRules.stream(named)
              .anyMatch(it -> Json.text(it, "id").equals(Json.text(kept, "id")))) {
        attachments.add((ObjectNode) kept);
      }
    }
    draft.files().forEach(it -> attachments.add(attachment(channel.id, it)));
    return Json.array(attachments);
  }

  ObjectNode attachment(String channel, World.StoredFile file) {
    var url = cdn + "/attachments/" + channel + "/" + file.id() + "/" + Urls.encoded(file.name());
    var signed = url + "?ex=69999999&is=68888888&hm=00ff";
    return Json.object(
        "id",
        file.id(),
        "filename",
        file.name(),
        "size",
        file.bytes().length,
        "url",
        signed,
        "proxy_url",
        signed,
        "content_type",
        file.mediaType());
  }

  /**
   * Components as the API shows them: numbered where they have no number yet, and files by their
   * addresses.
   */
  private JsonNode components(JsonNode asked, ObjectNode message) {
    if (!asked.isArray()) {
      return Json.empty();
    }
    var shown = asked.deepCopy();
    var all = MessageRules.all(shown);
    var given = all.stream().map(it -> it.path("id").asInt(0)).filter(it -> it != 0).toList();
    if (new HashSet<>(given).size() < given.size()) {
      throw ApiError.invalidForm("COMPONENT_ID_DUPLICATED");
    }
    var number = 1;
    for (var component : all) {
      while (given.contains(number)) {
        number++;
      }
      if (component.path("id").asInt(0) == 0) {
        ((ObjectNode) component).put("id", number++);
      }
      for (var item : component.path("items")) {
        media((ObjectNode) item.path("media"), message);
      }
      if (component.path("file").isObject()) {
        media((ObjectNode) component.path("file"), message);
      }
    }
    return shown;
  }

  private static void media(ObjectNode media, ObjectNode message) {
    var name = Json.text(media, "url").replaceFirst("^attachment://", "");
    var file =
        MessageRules.stream(message.path("attachments"))
            .filter(
                it -> Json.text(it, "filename").equals(name) || Json.text(it, "url").equals(name))
            .findFirst()
            .orElseThrow(
                () -> ApiError.invalidForm("UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND"));
    media.put("url", Json.text(file, "url")).put("proxy_url", Json.text(file, "url"));
    media.put("attachment_id", Json.text(file, "id"));
    media.put("content_type", Json.text(file, "content_type"));
  }

  /** Discord's own line in a channel or thread. */
  void line(Channel channel, User author, int type, String words, @Nullable ObjectNode reference) {
    var id = world.ids.next();
    var draft = Draft.of(Json.object("content", words.isEmpty() ? "-" : words));
    var message = draw(id, author, channel, draft);
    message.json.put("content", words).put("type", type);
    if (reference != null) {
      message.json.set("message_reference", reference);
    }
    message.notified.clear();
    channel.messages.put(id, message);
    events.messageCreated(Objects.requireNonNull(message));
  }
}
