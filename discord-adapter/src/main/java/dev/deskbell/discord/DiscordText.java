package dev.deskbell.discord;

import dev.deskbell.chat.Account;
import dev.deskbell.chat.Clip;
import dev.deskbell.chat.Span;
import dev.deskbell.chat.Text;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Draws text in Discord's markdown, with a backslash before everything in people's words that could
 * mean something there. What still notifies is decided by the message's allowed mentions alone.
 */
final class DiscordText {

  private static final String NOTHING = "…";
  private static final Pattern LINES = Pattern.compile("\\R");
  private static final Pattern SPECIAL = Pattern.compile("[\\\\*_~`|>#\\-\\[\\]()<@:+.&]");
  private static final Pattern BACKTICKS = Pattern.compile("`");

  private DiscordText() {}

  /**
   * @param notifying accounts whose mention is a real one; everybody else is shown by name
   */
  static String markdown(Text text, Set<Account> notifying) {
    return text.spans().stream().map(it -> markdown(it, notifying)).collect(Collectors.joining());
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
    var clean = BACKTICKS.matcher(clean(words)).replaceAll("'").replace('\n', ' ');
    return around("`", clean);
  }

  private static String letter(Span.Timestamp.Style style) {
    return switch (style) {
      case MOMENT -> "f";
      case DAY -> "D";
      case DISTANCE -> "R";
    };
  }

  static String escaped(String words) {
    return SPECIAL.matcher(clean(words)).replaceAll("\\\\$0");
  }

  /** For labels and titles, which Discord does not parse. */
  static String plain(String words, int longest) {
    return Clip.to(longest, something(words));
  }

  static String something(String words) {
    var clean = clean(words);
    return clean.isBlank() ? NOTHING : clean;
  }

  /** Without what JSON and Discord cannot carry: control characters and halves of characters. */
  static String clean(String words) {
    return LINES
        .matcher(words)
        .replaceAll("\n")
        .codePoints()
        .filter(DiscordText::isCarried)
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }

  private static boolean isCarried(int it) {
    return it == '\n'
        || it == '\t'
        || (!Character.isISOControl(it) && Character.getType(it) != Character.SURROGATE);
  }
}
