package dev.deskbell.slack.fake;

import dev.deskbell.testing.contract.Seen.Mark;
import tools.jackson.databind.JsonNode;

/** Rich text is shown as it is described; nothing in its words is parsed. */
final class RichText {
  private final Screen screen;

  RichText(Screen screen) {
    this.screen = screen;
  }

  void shows(JsonNode block) {
    switch (Json.text(block, "type")) {
      case "rich_text_section" -> block.path("elements").forEach(this::element);
      case "rich_text_preformatted" -> {
        var words = new StringBuilder();
        block.path("elements").forEach(it -> words.append(Json.text(it, "text")));
        screen.newLine();
        screen.mark(Mark.Kind.CODE, words.toString(), "");
        screen.newLine();
      }
      case "rich_text_list" ->
          block
              .path("elements")
              .forEach(it -> {
                screen.newLine();
                shows(it);
              });
      case "rich_text_quote" -> {
        screen.mark(Mark.Kind.OTHER, "> ", "");
        block.path("elements").forEach(this::element);
      }
      default -> throw new AssertionError("no such part of rich text: " + block);
    }
  }

  private void element(JsonNode it) {
    switch (Json.text(it, "type")) {
      case "text" -> styled(it);
      case "link" -> {
        var url = Json.text(it, "url");
        screen.mark(Mark.Kind.LINK, it.has("text") ? Json.text(it, "text") : url, url);
      }
      case "user" -> screen.user(Json.text(it, "user_id"));
      case "date" -> screen.moment(it.path("timestamp").asLong(), Json.text(it, "format"));
      case "emoji" -> screen.mark(Mark.Kind.OTHER, "(" + Json.text(it, "name") + ")", "");
      case "broadcast" -> screen.mark(Mark.Kind.OTHER, "@" + Json.text(it, "range"), "");
      default -> screen.mark(Mark.Kind.OTHER, it.toString(), "");
    }
  }

  private void styled(JsonNode it) {
    var style = it.path("style");
    var words = Json.text(it, "text");
    if (style.path("code").asBoolean()) {
      screen.mark(Mark.Kind.CODE, words, "");
    } else if (style.path("italic").asBoolean() || style.path("strike").asBoolean()) {
      screen.mark(Mark.Kind.OTHER, words, "");
    } else if (style.path("bold").asBoolean()) {
      screen.mark(Mark.Kind.STRONG, words, "");
    } else {
      screen.words(words);
    }
  }
}
