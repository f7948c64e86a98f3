package dev.deskbell.discord.fake;

import dev.deskbell.chat.Posting;
import dev.deskbell.testing.contract.Seen;
import dev.deskbell.testing.contract.Seen.Mark;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** How Discord's client shows a message to somebody. */
final class Screen {
  private static final int LINK = 5;

  private final World world;
  private final FakeTime time;
  private final ZoneId zone;

  Screen(World world, FakeTime time, ZoneId zone) {
    this.world = world;
    this.time = time;
    this.zone = zone;
  }

  Seen seen(StoredMessage message, @Nullable Posting posting) {
    var read = read(message);
    var components = MessageRules.all(message.json.path("components"));
    return new Seen(
        message.id,
        posting,
        read.words(),
        read.marks(),
        components.stream().filter(it -> isButton(it)).map(it -> Json.text(it, "label")).toList(),
        components.stream().filter(it -> MessageRules.type(it) == 3).map(Screen::menu).toList(),
        components.stream().filter(it -> isLink(it)).map(Screen::link).toList(),
        components.stream()
            .flatMap(it -> MessageRules.stream(it.path("items")))
            .map(it -> Json.text(it, "description"))
            .toList());
  }

  /** One piece of text below the other, then names of files. */
  private Markdown.Read read(StoredMessage message) {
    var words = new ArrayList<String>();
    var marks = new ArrayList<Mark>();
    for (var text : texts(message.json)) {
      var read = new Markdown(zone, time.instant(), this::name).read(text);
      words.add(read.words());
      marks.addAll(read.marks());
    }
    if (message.json.path("mention_everyone").asBoolean()) {
      marks.add(new Mark(Mark.Kind.OTHER, "@everyone", ""));
    }
    files(message.json).forEach(words::add);
    return new Markdown.Read(String.join("\n", words), marks);
  }

  private static List<String> texts(JsonNode message) {
    var texts = new ArrayList<String>();
    if (!Json.text(message, "content").isEmpty()) {
      texts.add(Json.text(message, "content"));
    }
    MessageRules.all(message.path("components")).stream()
        .filter(it -> MessageRules.type(it) == 10)
        .forEach(it -> texts.add(Json.text(it, "content")));
    return texts;
  }

  private static List<String> files(JsonNode message) {
    var drawn =
        MessageRules.all(message.path("components")).stream()
            .flatMap(it -> MessageRules.stream(it.path("items")))
            .map(it -> Json.text(it.path("media"), "attachment_id"))
            .collect(Collectors.toSet());
    return MessageRules.stream(message.path("attachments"))
        .filter(it -> !drawn.contains(Json.text(it, "id")))
        .map(it -> Json.text(it, "filename"))
        .toList();
  }

  private String name(String user) {
    var known = world.findUser(user);
    return known == null ? "unknown-user" : known.name();
  }

  private static boolean isButton(JsonNode component) {
    return MessageRules.type(component) == 2 && component.path("style").asInt() != LINK;
  }

  private static boolean isLink(JsonNode component) {
    return MessageRules.type(component) == 2 && component.path("style").asInt() == LINK;
  }

  private static Mark link(JsonNode button) {
    return new Mark(Mark.Kind.LINK, Json.text(button, "label"), Json.text(button, "url"));
  }

  private static Seen.Menu menu(JsonNode select) {
    return new Seen.Menu(
        Json.text(select, "placeholder"),
        MessageRules.stream(select.path("options")).map(it -> Json.text(it, "label")).toList());
  }

  static JsonNode button(StoredMessage message, String label) {
    return component(
        message, "button " + label, it -> isButton(it) && Json.text(it, "label").equals(label));
  }

  static JsonNode menu(StoredMessage message, String prompt) {
    return component(
        message,
        "menu " + prompt,
        it -> MessageRules.type(it) == 3 && Json.text(it, "placeholder").equals(prompt));
  }

  private static JsonNode component(StoredMessage message, String what, Predicate<JsonNode> is) {
    return MessageRules.all(message.json.path("components")).stream()
        .filter(is)
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException("no " + what + " on " + message.json));
  }

  static String option(JsonNode select, String label) {
    return MessageRules.stream(select.path("options"))
        .filter(it -> Json.text(it, "label").equals(label))
        .map(it -> Json.text(it, "value"))
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException("no choice " + label + " in " + select));
  }
}
