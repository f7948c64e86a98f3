package dev.deskbell.story;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Draws Block Kit as HTML, near enough to Slack's client to show what people get to see. */
final class SlackSketch {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static final String STYLE =
      """
      body{font:15px/1.46 Lato,"Segoe UI","DejaVu Sans",sans-serif;color:#1d1c1d;background:#fff;margin:0}
      main{padding:16px 20px;box-sizing:border-box}
      .channel{font-weight:900;border-bottom:1px solid #ddd;padding-bottom:10px;margin-bottom:12px}
      .message{display:grid;grid-template-columns:44px 1fr;margin-bottom:14px}
      .face{width:36px;height:36px;border-radius:6px;background:#4a154b;color:#fff;font-weight:900;
        display:grid;place-items:center}
      .who{font-weight:900}.app{background:#e8e8e8;color:#454447;font-size:10px;font-weight:700;
        border-radius:2px;padding:1px 3px;margin:0 4px;vertical-align:1px}
      .edited{color:#616061;font-size:12px}
      h2{font-size:18px;margin:4px 0}p{margin:4px 0;white-space:pre-wrap}
      .context{color:#616061;font-size:12.5px}
      .user,.link{color:#1264a3;background:#e8f5fa;border-radius:3px;padding:0 2px}
      .link{background:none}code,pre{font:12px/1.5 "DejaVu Sans Mono",monospace;background:#f8f8f8;
        border:1px solid #ddd;border-radius:3px}code{color:#b01b4a;padding:1px 3px}pre{padding:8px;margin:4px 0}
      .actions{display:flex;flex-wrap:wrap;gap:8px;margin:8px 0}
      .button{border:1px solid #8d8d8f;border-radius:4px;padding:4px 12px;font-weight:700;font-size:13px}
      .primary{background:#007a5a;border-color:#007a5a;color:#fff}
      .danger{background:#c01343;border-color:#c01343;color:#fff}
      .modal{border:1px solid #bbb;border-radius:8px;box-shadow:0 4px 20px #0003}
      .modal>h2{padding:14px 20px;margin:0;border-bottom:1px solid #ddd;font-size:20px}
      .fields{padding:8px 20px 4px}.field{margin:12px 0}.field b{display:block;margin-bottom:4px}
      .optional{font-weight:400;color:#616061}.box{border:1px solid #868686;border-radius:4px;
        padding:6px 10px;min-height:22px;color:#1d1c1d}.high{min-height:66px}.empty{color:#616061}
      .foot{display:flex;justify-content:flex-end;gap:10px;padding:12px 20px}
      .thread{border-left:3px solid #ddd;margin:0 0 0 44px;padding-left:14px}
      hr{border:0;border-top:1px solid #ddd;margin:10px 0}
      h1{position:absolute;left:-999px}
      """;

  private SlackSketch() {}

  static String page(int width, String... parts) {
    return """
    <!doctype html><html lang="en"><meta charset="utf-8"><title>Slack</title><style>
    %s</style><main style="width:%dpx"><h1>Slack</h1>%s</main></html>
    """
        .formatted(STYLE, width, String.join("", parts));
  }

  static String channel(String name) {
    return "<div class=channel>" + escaped(name) + "</div>";
  }

  static String message(String blocks, boolean edited) {
    var drawn = blocks(JSON.readTree(blocks));
    return said("Deskbell", "<span class=app>APP</span>", drawn + (edited ? EDITED : ""));
  }

  private static final String EDITED = "<span class=edited>(edited)</span>";

  static String words(String who, String words) {
    return said(who, "", "<p>" + escaped(words) + "</p>");
  }

  static String thread(String... messages) {
    return "<div class=thread>" + String.join("", messages) + "</div>";
  }

  private static String said(String who, String badge, String what) {
    return "<div class=message><div class=face aria-hidden=true>%s</div><div><span class=who>%s</span>%s%s</div></div>"
        .formatted(who.charAt(0), escaped(who), badge, what);
  }

  /** The desk's own page. */
  static String home(String view) {
    return blocks(JSON.readTree(view).path("blocks"));
  }

  /**
   * A window.
   *
   * @param typed what stands in its fields, by their labels
   */
  static String modal(String view, Map<String, String> typed) {
    var read = JSON.readTree(view);
    var fields =
        read.path("blocks")
            .valueStream()
            .map(it -> it.path("type").asString("").equals("input") ? field(it, typed) : block(it))
            .collect(Collectors.joining());
    return "<div class=modal><h2>%s</h2><div class=fields>%s</div><div class=foot>%s%s</div></div>"
        .formatted(
            text(read.path("title")),
            fields,
            "<span class=button>" + text(read.path("close")) + "</span>",
            "<span class='button primary'>" + text(read.path("submit")) + "</span>");
  }

  private static String field(JsonNode input, Map<String, String> typed) {
    var label = input.path("label").path("text").asString("");
    var element = input.path("element");
    var isMenu = element.path("type").asString("").contains("select");
    var chosen = element.path("initial_option").path("text").path("text").asString("");
    var given = typed.getOrDefault(label, element.path("initial_value").asString(chosen));
    var shown = given.isEmpty() ? (isMenu ? "Choose an option" : "") : given;
    var look = "box" + (given.isEmpty() ? " empty" : "");
    var optional = input.path("optional").asBoolean(false);
    return "<div class=field><b>%s%s</b><div class='%s%s'>%s%s</div>%s</div>"
        .formatted(
            escaped(label),
            optional ? " <span class=optional>(optional)</span>" : "",
            look,
            element.path("multiline").asBoolean(false) ? " high" : "",
            escaped(shown),
            isMenu ? " ▾" : "",
            input.has("hint") ? "<div class=context>" + text(input.path("hint")) + "</div>" : "");
  }

  private static String blocks(JsonNode blocks) {
    return blocks.valueStream().map(SlackSketch::block).collect(Collectors.joining());
  }

  private static String block(JsonNode block) {
    return switch (block.path("type").asString("")) {
      case "header" -> "<h2>" + text(block.path("text")) + "</h2>";
      case "rich_text" -> all(block.path("elements"), SlackSketch::rich);
      case "context" ->
          "<p class=context>" + all(block.path("elements"), SlackSketch::text) + "</p>";
      case "actions" ->
          "<div class=actions>" + all(block.path("elements"), SlackSketch::control) + "</div>";
      case "divider" -> "<hr>";
      case String other -> throw new AssertionError("not drawn yet: " + other);
    };
  }

  private static String control(JsonNode element) {
    var isMenu = element.path("type").asString("").contains("select");
    var label = text(element.path(isMenu ? "placeholder" : "text"));
    var style = element.path("style").asString("").toLowerCase(Locale.ROOT);
    return "<span class='button %s'>%s%s</span>".formatted(style, label, isMenu ? " ▾" : "");
  }

  private static String rich(JsonNode part) {
    var inside = all(part.path("elements"), SlackSketch::span);
    return part.path("type").asString("").equals("rich_text_preformatted")
        ? "<pre>" + inside + "</pre>"
        : "<p>" + inside.stripTrailing() + "</p>";
  }

  private static String span(JsonNode span) {
    var words = escaped(span.path("text").asString(""));
    var style = span.path("style");
    return switch (span.path("type").asString("")) {
      case "text" ->
          style.path("bold").asBoolean(false)
              ? "<b>" + words + "</b>"
              : style.path("code").asBoolean(false) ? "<code>" + words + "</code>" : words;
      case "link" -> "<span class=link>" + (words.isEmpty() ? "link" : words) + "</span>";
      case "user" -> "<span class=user>@" + name(span.path("user_id").asString("")) + "</span>";
      case "date" -> escaped(span.path("fallback").asString(""));
      case "emoji" -> ":" + escaped(span.path("name").asString("")) + ":";
      case String other -> throw new AssertionError("not drawn yet: " + other);
    };
  }

  private static String name(String user) {
    var name = user.substring(2).toLowerCase(Locale.ROOT);
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  private static String all(JsonNode nodes, java.util.function.Function<JsonNode, String> draw) {
    return StreamSupport.stream(nodes.spliterator(), false).map(draw).collect(Collectors.joining());
  }

  private static String text(JsonNode text) {
    return escaped(text.path("text").asString(""));
  }

  private static String escaped(String words) {
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
