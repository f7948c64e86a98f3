package dev.deskbell.slack.fake;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ArrayNode;

/** What a client sends of what a person types. */
final class Keyboard {
  private static final Pattern NAME = Pattern.compile("(?<![\\w@])@([a-z][a-z0-9_-]*)\\b");
  private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>|)\\]\"]+");

  /** Emoji that are typed as such arrive by their names, and as what they are in the blocks. */
  private static final Map<String, String> EMOJI = emoji();

  private final Team team;

  Keyboard(Team team) {
    this.team = team;
  }

  private static Map<String, String> emoji() {
    var known = new LinkedHashMap<String, String>();
    known.put("👩🏽‍🚀", "female-astronaut::skin-tone-4");
    known.put("🏳️‍🌈", "rainbow-flag");
    known.put("🇩🇪", "flag-de");
    known.put("👍🏿", "+1::skin-tone-6");
    known.put("🎉", "tada");
    return known;
  }

  /** The text of a message: escaped, with mentions, links and emoji in Slack's own writing. */
  String message(String typed) {
    var text = linked(escaped(typed));
    for (var one : EMOJI.entrySet()) {
      text = text.replace(one.getKey(), ":" + one.getValue() + ":");
    }
    return mentions(text, false);
  }

  /** The text of a command, with users escaped as the app's manifest asks for. */
  String command(String typed) {
    return mentions(escaped(typed), true);
  }

  /** Half characters can't be typed, and would not survive the wire. */
  private static String escaped(String typed) {
    var whole = new StringBuilder();
    typed
        .codePoints()
        .forEach(it -> {
          var half = Character.getType(it) == Character.SURROGATE;
          whole.appendCodePoint(half ? 0xFFFD : it);
        });
    return Mrkdwn.escaped(whole.toString());
  }

  private static String linked(String escaped) {
    return ADDRESS
        .matcher(escaped)
        .replaceAll(it -> {
          var address = it.group().replaceFirst("&(lt|gt);.*", "");
          var rest = it.group().substring(address.length());
          return java.util.regex.Matcher.quoteReplacement("<" + address + ">" + rest);
        });
  }

  private String mentions(String text, boolean named) {
    return NAME.matcher(text)
        .replaceAll(it -> {
          var user = Team.userId(it.group(1));
          var known =
              team.people.containsKey(user) && team.people.get(user).name().equals(it.group(1));
          return java.util.regex.Matcher.quoteReplacement(
              known ? "<@" + user + (named ? "|" + it.group(1) : "") + ">" : it.group());
        });
  }

  /** The same as rich text. */
  ArrayNode blocks(String typed) {
    var blocks = Json.array();
    var section =
        blocks
            .addObject()
            .put("type", "rich_text")
            .put("block_id", team.stamps.id("b"))
            .putArray("elements")
            .addObject()
            .put("type", "rich_text_section")
            .putArray("elements");
    var rest = typed;
    while (!rest.isEmpty()) {
      var first = first(rest);
      var end = first == null ? rest.length() : rest.indexOf(first.getKey());
      if (end > 0) {
        section.addObject().put("type", "text").put("text", rest.substring(0, end));
      }
      if (first != null) {
        emoji(section, first);
        end += first.getKey().length();
      }
      rest = rest.substring(end);
    }
    return blocks;
  }

  private static void emoji(ArrayNode section, Map.Entry<String, String> which) {
    var codes = new StringBuilder();
    which
        .getKey()
        .codePoints()
        .forEach(it -> codes.append(codes.isEmpty() ? "" : "-").append(Integer.toHexString(it)));
    var node = section.addObject().put("type", "emoji");
    var name = which.getValue();
    var tone = name.indexOf("::skin-tone-");
    node.put("name", tone < 0 ? name : name.substring(0, tone)).put("unicode", codes.toString());
    if (tone >= 0) {
      node.put("skin_tone", name.charAt(name.length() - 1) - '0');
    }
  }

  private static Map.@org.jspecify.annotations.Nullable Entry<String, String> first(String in) {
    return EMOJI.entrySet().stream()
        .filter(it -> in.contains(it.getKey()))
        .min(java.util.Comparator.comparingInt(it -> in.indexOf(it.getKey())))
        .orElse(null);
  }
}
