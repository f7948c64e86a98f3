package dev.deskbell.slack.fake;

import dev.deskbell.chat.Posting;
import dev.deskbell.testing.contract.Seen;
import dev.deskbell.testing.contract.Seen.Mark;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** How a person's client shows a message. */
final class Screen {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("h:mm a", Locale.US);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("MMM d, uuuu", Locale.US);

  private final Team team;
  private final ZoneId zone;
  private final StringBuilder words = new StringBuilder();
  private final List<Mark> marks = new ArrayList<>();
  private final List<String> buttons = new ArrayList<>();
  private final List<Seen.Menu> menus = new ArrayList<>();
  private final List<Mark> links = new ArrayList<>();
  private final List<String> pictures = new ArrayList<>();
  private final Mrkdwn text = new Mrkdwn(this);
  private final RichText rich = new RichText(this);

  Screen(Team team, ZoneId zone) {
    this.team = team;
    this.zone = zone;
  }

  Seen shows(String handle, @Nullable Posting posting, JsonNode message) {
    if (message.path("blocks").isEmpty()) {
      text.shows(Json.text(message, "text"), false);
    }
    blocks(message.path("blocks"));
    for (var attachment : message.path("attachments")) {
      attached(attachment);
    }
    for (var file : message.path("files")) {
      line(Json.text(file, "name"));
    }
    return new Seen(handle, posting, words.toString(), marks, buttons, menus, links, pictures);
  }

  /** A page of blocks: what stands on it. */
  Seen shows(JsonNode view) {
    blocks(view.path("blocks"));
    return new Seen("", null, words.toString(), marks, buttons, menus, links, pictures);
  }

  private void attached(JsonNode attachment) {
    newLine();
    for (var part : List.of("pretext", "author_name", "title", "text", "footer")) {
      text.shows(Json.text(attachment, part), false);
      newLine();
    }
    for (var field : attachment.path("fields")) {
      line(Json.text(field, "title"));
      text.shows(Json.text(field, "value"), false);
      newLine();
    }
    blocks(attachment.path("blocks"));
  }

  private void blocks(JsonNode blocks) {
    for (var block : blocks) {
      newLine();
      block(block);
    }
  }

  private void block(JsonNode block) {
    switch (Json.text(block, "type")) {
      case "header", "section" -> {
        object(block.path("text"));
        block
            .path("fields")
            .forEach(it -> {
              newLine();
              object(it);
            });
        element(block.path("accessory"));
      }
      case "context" -> block.path("elements").forEach(this::element);
      case "actions" -> block.path("elements").forEach(this::element);
      case "image" -> {
        object(block.path("title"));
        pictures.add(Json.text(block, "alt_text"));
      }
      case "rich_text" -> block.path("elements").forEach(rich::shows);
      case "table" -> table(block.path("rows"));
      case "markdown" -> throw new AssertionError("markdown is not read here: " + block);
      default -> {}
    }
  }

  private void table(JsonNode rows) {
    for (var row : rows) {
      newLine();
      for (var cell : row) {
        if (Json.text(cell, "type").equals("rich_text")) {
          cell.path("elements").forEach(rich::shows);
        } else {
          words(Json.text(cell, "text"));
        }
        words("  ");
      }
    }
  }

  private void element(JsonNode it) {
    switch (Json.text(it, "type")) {
      case "plain_text", "mrkdwn" -> object(it);
      case "image" -> pictures.add(Json.text(it, "alt_text"));
      case "button" -> button(it);
      case "static_select" -> menus.add(menu(it));
      default -> {}
    }
  }

  private void button(JsonNode it) {
    var label = label(it);
    if (it.has("url")) {
      links.add(new Mark(Mark.Kind.LINK, label, Json.text(it, "url")));
    } else {
      buttons.add(label);
    }
  }

  static String label(JsonNode element) {
    return Json.text(element.path("text"), "text");
  }

  static Seen.Menu menu(JsonNode it) {
    return new Seen.Menu(
        Json.text(it.path("placeholder"), "text"),
        it.path("options").valueStream().map(Screen::label).toList());
  }

  private void object(JsonNode it) {
    if (Json.text(it, "type").equals("mrkdwn")) {
      text.shows(Json.text(it, "text"), it.path("verbatim").asBoolean());
    } else {
      text.plain(Json.text(it, "text"), it.path("emoji").asBoolean(true));
    }
  }

  void words(String more) {
    words.append(more);
  }

  void line(String more) {
    newLine();
    words(more);
    newLine();
  }

  void newLine() {
    if (!words.isEmpty() && words.charAt(words.length() - 1) != '\n') {
      words.append('\n');
    }
  }

  void mark(Mark.Kind kind, String shown, String meaning) {
    words(shown);
    marks.add(new Mark(kind, shown, meaning));
  }

  void user(String id) {
    var known = team.people.get(id);
    mark(Mark.Kind.PERSON, "@" + (known == null ? id : known.name()), id);
  }

  void moment(long seconds, String format) {
    var at = Instant.ofEpochSecond(seconds);
    var local = at.atZone(zone);
    var shown =
        format
            .replaceAll("\\{time(_secs)?}", TIME.format(local))
            .replaceAll("\\{date[a-z_]*}", DAY.format(local))
            .replace("{ago}", (team.stamps.now().getEpochSecond() - seconds) / 60 + " minutes ago");
    mark(Mark.Kind.TIME, shown, "");
  }
}
