package dev.deskbell.console;

import dev.deskbell.chat.Posting;
import dev.deskbell.testing.contract.Seen;
import dev.deskbell.testing.contract.Seen.Mark;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads what the page is told as the page shows it: words are words, whatever stands in them. */
final class Reading {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("EEE d MMM, HH:mm", Locale.UK);

  private final ZoneId zone;
  private final List<String> words = new ArrayList<>();
  private final List<Mark> marks = new ArrayList<>();
  private final List<String> buttons = new ArrayList<>();
  private final List<Seen.Menu> menus = new ArrayList<>();
  private final List<Mark> links = new ArrayList<>();
  private final List<String> pictures = new ArrayList<>();

  private Reading(ZoneId zone) {
    this.zone = zone;
  }

  static Seen of(String handle, @Nullable Posting posting, JsonNode content, ZoneId zone) {
    var reading = new Reading(zone);
    if (content.path("kind").asString().equals("card")) {
      reading.words.add(content.path("title").asString());
      content.path("blocks").forEach(reading::block);
      content.path("actions").forEach(reading::action);
    } else {
      reading.words.add(reading.text(content.path("text")));
    }
    var words = String.join("\n", reading.words);
    return new Seen(
        handle,
        posting,
        words,
        reading.marks,
        reading.buttons,
        reading.menus,
        reading.links,
        reading.pictures);
  }

  private void block(JsonNode block) {
    switch (block.path("kind").asString()) {
      case "facts" -> block.path("rows").forEach(this::row);
      case "table" -> {
        words.add(block.path("headings").valueStream().map(JsonNode::asString).collect(BLANK));
        block
            .path("rows")
            .forEach(it -> words.add(it.valueStream().map(this::text).collect(BLANK)));
      }
      case "picture" -> pictures.add(block.path("words").asString());
      default -> words.add(text(block.path("text")));
    }
  }

  private static final java.util.stream.Collector<CharSequence, ?, String> BLANK =
      Collectors.joining(" ");

  private void row(JsonNode row) {
    words.add(row.path("label").asString() + " " + text(row.path("value")));
  }

  private void action(JsonNode action) {
    switch (action.path("kind").asString()) {
      case "button" -> buttons.add(action.path("label").asString());
      case "link" ->
          links.add(
              new Mark(
                  Mark.Kind.LINK, action.path("label").asString(), action.path("to").asString()));
      default ->
          menus.add(
              new Seen.Menu(
                  action.path("prompt").asString(),
                  action.path("choices").valueStream().map(Reading::label).toList()));
    }
  }

  static String label(JsonNode it) {
    return it.path("label").asString();
  }

  private String text(JsonNode spans) {
    return spans.valueStream().map(this::span).collect(Collectors.joining());
  }

  private String span(JsonNode span) {
    if (span.has("strong")) {
      return marked(Mark.Kind.STRONG, span.path("strong").asString(), "");
    } else if (span.has("code")) {
      return marked(Mark.Kind.CODE, span.path("code").asString(), "");
    } else if (span.has("mention")) {
      var name = "@" + span.path("mention").asString();
      return span.path("user").isString()
          ? marked(Mark.Kind.PERSON, name, span.path("user").asString())
          : name;
    } else if (span.has("at")) {
      var at = Instant.parse(span.path("at").asString()).atZone(zone);
      return marked(Mark.Kind.TIME, MOMENT.format(at), "");
    } else if (span.has("link")) {
      var to = span.path("to").asString();
      var label = marked(Mark.Kind.LINK, span.path("link").asString(), to);
      var host = java.net.URI.create(to).getHost();
      return label.contains(host) ? label : label + " (" + host + ")";
    }
    return span.path("plain").asString();
  }

  private String marked(Mark.Kind kind, String shown, String meaning) {
    marks.add(new Mark(kind, shown, meaning));
    return shown;
  }
}
