package dev.deskbell.discord;

import dev.deskbell.chat.Account;
import dev.deskbell.chat.Carried;
import dev.deskbell.chat.Clip;
import dev.deskbell.chat.Span;
import dev.deskbell.chat.Text;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Draws text in Discord's markdown, with a backslash before everything in people's words that could
 * mean something there. What still notifies is decided by the message's allowed mentions alone.
 */
final class DiscordText {

  private static final String NOTHING = "…";
  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final boolean[] SPECIAL = marks("\\*_~`|>#-[]()<@:+.&");

  private DiscordText() {}

  private static boolean[] marks(String all) {
    var marks = new boolean[128];
    all.chars().forEach(it -> marks[it] = true);
    return marks;
  }

  /**
   * @param notifying accounts whose mention is a real one; everybody else is shown by name
   */
  static String markdown(Text text, Set<Account> notifying) {
    if (text.spans().size() == 1) {
      return markdown(text.spans().getFirst(), notifying);
    }
    var drawn = new StringBuilder();
    text.spans().forEach(it -> drawn.append(markdown(it, notifying)));
    return drawn.toString();
  }

  private static String markdown(Span span, Set<Account> notifying) {
    return switch (span) {
      case Span.Plain(var words) -> escaped(words);
      case Span.Strong(var words) -> around("**", escaped(words));
      case Span.Code(var words) -> code(words);
      case Span.Mention(var account, var name) ->
          account != null && notifying.contains(account)
              ? "<@" + account.user() + ">"
              : escaped("@" + name);
      case Span.Timestamp(var at, var style, _) ->
          "<t:" + at.getEpochSecond() + ":" + letter(style) + ">";
      case Span.Link link ->
          "[" + escaped(something(link.shown()).replace('\n', ' ')) + "](<" + link.to() + ">)";
    };
  }

  /** Marks must touch the words, or they are shown themselves. */
  private static String around(String mark, String words) {
    return words.isBlank() ? words : mark + words.strip() + mark;
  }

  /** Nothing can be escaped within code: backticks become quotes. */
  private static String code(String words) {
    return around("`", Carried.of(words).replace('`', '\'').replace('\n', ' '));
  }

  private static String letter(Span.Timestamp.Style style) {
    return switch (style) {
      case MOMENT -> "f";
      case DAY -> "D";
      case DISTANCE -> "R";
    };
  }

  static String escaped(String words) {
    var carried = Carried.of(words);
    var escaped = new StringBuilder(carried.length() + 64);
    var from = 0;
    for (var at = 0; at < carried.length(); at++) {
      var it = carried.charAt(at);
      if (it < SPECIAL.length && SPECIAL[it]) {
        escaped.append(carried, from, at).append('\\');
        from = at;
      }
    }
    return escaped.isEmpty() ? carried : escaped.append(carried, from, carried.length()).toString();
  }

  /** Words for a line of their own, however many they came in. */
  static String inOneLine(String words) {
    for (var at = 0; at < words.length(); at++) {
      var it = words.charAt(at);
      if ((it >= '\t' && it <= '\r') || (it == ' ' && words.startsWith("  ", at))) {
        return BLANKS.matcher(words).replaceAll(" ");
      }
    }
    return words;
  }

  /** For labels and titles, which Discord does not parse. */
  static String plain(String words, int longest) {
    return Clip.to(longest, something(words));
  }

  static String something(String words) {
    var carried = Carried.of(words);
    return carried.isBlank() ? NOTHING : carried;
  }
}
