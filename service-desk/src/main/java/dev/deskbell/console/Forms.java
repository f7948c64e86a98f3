package dev.deskbell.console;

import dev.deskbell.chat.Account;
import dev.deskbell.chat.Answer;
import dev.deskbell.chat.Attachment;
import dev.deskbell.chat.Field;
import dev.deskbell.chat.Form;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Forms as the page shows them, and the answers it sends back. */
final class Forms {
  private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm");

  private Forms() {}

  static ObjectNode draw(Form form) {
    return Drawing.put(Drawing.object(), "title", form.title())
        .put("call", form.call().toString())
        .put("submit", form.submit())
        .set("fields", Drawing.all(form.fields(), Forms::field));
  }

  private static ObjectNode field(Field field) {
    return switch (field) {
      case Field.Line(var ask, var value, var longest) -> words("line", ask, value, longest);
      case Field.Area(var ask, var value, var longest) -> words("area", ask, value, longest);
      case Field.Pick(var ask, var choices, var chosen, var most, var more) ->
          asked("pick", ask)
              .put("most", most)
              .put("more", more)
              .set("choices", Drawing.choices(choices))
              .set("chosen", Drawing.all(chosen, Drawing.object()::stringNode));
      case Field.PersonPick(var ask, var chosen) ->
          asked("person", ask).put("chosen", userOf(chosen));
      case Field.Moment(var ask, var chosen, var zone) ->
          asked("moment", ask).put("zone", zone).put("chosen", local(chosen, zone));
      case Field.Upload(var ask, var most) -> asked("upload", ask).put("most", most);
    };
  }

  private static ObjectNode words(String kind, Field.Ask ask, String value, int longest) {
    return Drawing.put(asked(kind, ask), "value", value)
        .put("longest", Math.min(longest, Field.LONGEST_ANSWER));
  }

  private static ObjectNode asked(String kind, Field.Ask ask) {
    var drawn = Drawing.kind(kind).put("name", ask.name()).put("required", ask.required());
    return Drawing.put(Drawing.put(drawn, "label", ask.label()), "hint", ask.hint());
  }

  private static @Nullable String userOf(@Nullable Account chosen) {
    return chosen == null || !Workspace.has(chosen) ? null : chosen.user();
  }

  private static @Nullable String local(@Nullable Instant chosen, String zone) {
    return chosen == null ? null : LOCAL.format(chosen.atZone(zoneOf(zone)));
  }

  private static ZoneId zoneOf(String name) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException unknown) {
      return ZoneOffset.UTC;
    }
  }

  /** Reads the page's answers by field name; what has no answer is left out. */
  static Map<String, Answer> answers(JsonNode answers, Function<String, Attachment> attachment) {
    var read = new LinkedHashMap<String, Answer>();
    answers.forEachEntry((name, it) -> read.put(name, answer(it, attachment)));
    return read;
  }

  private static Answer answer(JsonNode answer, Function<String, Attachment> attachment) {
    if (answer.has("picked")) {
      return new Answer.Picked(strings(answer.path("picked")));
    } else if (answer.has("someone")) {
      return new Answer.Someone(Workspace.account(answer.path("someone").asString("")));
    } else if (answer.has("at")) {
      return moment(answer.path("at").asString(""), answer.path("zone").asString("UTC"));
    } else if (answer.has("files")) {
      return new Answer.Attached(strings(answer.path("files")).stream().map(attachment).toList());
    }
    return new Answer.Words(answer.path("words").asString(""));
  }

  /** A wall time in a zone; what is none is left to the desk to read. */
  private static Answer moment(String local, String zone) {
    try {
      return new Answer.At(LocalDateTime.parse(local).atZone(zoneOf(zone)).toInstant());
    } catch (DateTimeException unreadable) {
      return new Answer.Words(local);
    }
  }

  static List<String> strings(JsonNode array) {
    return array.valueStream().map(it -> it.asString("")).toList();
  }
}
