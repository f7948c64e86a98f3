package dev.deskbell.slack;

import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.model.block.element.RichTextElement;
import com.slack.api.model.block.element.RichTextSectionElement;
import com.slack.api.model.block.element.RichTextSectionElement.TextStyle;
import dev.deskbell.chat.Account;
import dev.deskbell.chat.Clip;
import dev.deskbell.chat.Span;
import dev.deskbell.chat.Text;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Draws text so that Slack makes nothing of the words in it: as rich text, which is not parsed, and
 * never as markup, where words could not be kept apart from formatting.
 */
final class SlackText {

  private static final String NOTHING = "…";
  private static final Pattern LINES = Pattern.compile("\\R");
  private static final TextStyle BOLD = TextStyle.builder().bold(true).build();
  private static final TextStyle CODE = TextStyle.builder().code(true).build();

  private SlackText() {}

  /**
   * The spans as elements of rich text.
   *
   * @param notifying accounts whose mention is a real one; everybody else is shown by name, since a
   *     mention on Slack always notifies
   */
  static List<RichTextElement> rich(Text text, Set<Account> notifying) {
    return text.spans().stream()
        .filter(it -> !clean(Text.of(it).plain()).isEmpty())
        .map(it -> element(it, notifying))
        .toList();
  }

  private static RichTextElement element(Span span, Set<Account> notifying) {
    return switch (span) {
      case Span.Plain(var words) -> words(words);
      case Span.Strong(var words) -> strong(words);
      case Span.Code(var words) -> styled(words, CODE);
      case Span.Mention(var account, var name) ->
          account != null && notifying.contains(account)
              ? RichTextSectionElement.User.builder().userId(account.user()).build()
              : words("@" + name);
      case Span.Timestamp stamp -> stamp(stamp);
      case Span.Link link ->
          RichTextSectionElement.Link.builder()
              .url(link.to().toString())
              .text(something(link.shown()))
              .build();
    };
  }

  static RichTextElement words(String words) {
    return RichTextSectionElement.Text.builder().text(clean(words)).build();
  }

  static RichTextElement strong(String words) {
    return styled(something(words), BOLD);
  }

  private static RichTextElement styled(String words, TextStyle style) {
    return RichTextSectionElement.Text.builder().text(clean(words)).style(style).build();
  }

  /** The SDK counts seconds in 32 bits: moments beyond are shown as written. */
  private static RichTextElement stamp(Span.Timestamp stamp) {
    if (!fits(stamp.at())) {
      return words(stamp.written());
    }
    return RichTextSectionElement.Date.builder()
        .timestamp((int) stamp.at().getEpochSecond())
        .format(format(stamp.style()))
        .fallback(clean(stamp.written()))
        .build();
  }

  static boolean fits(Instant moment) {
    return moment.getEpochSecond() >= 0 && moment.getEpochSecond() <= Integer.MAX_VALUE;
  }

  private static String format(Span.Timestamp.Style style) {
    return switch (style) {
      case MOMENT -> "{date_short_pretty} {time}";
      case DAY -> "{date_short_pretty}";
      case DISTANCE -> "{ago}";
    };
  }

  /** For labels and titles: not parsed, emoji names neither. */
  static PlainTextObject plain(String words, int longest) {
    return PlainTextObject.builder().text(Clip.to(longest, something(words))).emoji(false).build();
  }

  /** For the text of a message, which Slack parses: only in notifications, but all of it. */
  static String escaped(String words) {
    return something(words).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /** Without what JSON and Slack cannot carry: control characters and halves of characters. */
  static String clean(String words) {
    return LINES
        .matcher(words)
        .replaceAll("\n")
        .codePoints()
        .filter(SlackText::isCarried)
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }

  /** For places that must not stay empty. */
  static String something(String words) {
    var clean = clean(words);
    return clean.isBlank() ? NOTHING : clean;
  }

  private static boolean isCarried(int it) {
    return it == '\n'
        || it == '\t'
        || (!Character.isISOControl(it) && Character.getType(it) != Character.SURROGATE);
  }
}
