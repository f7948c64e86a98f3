package dev.deskbell.slack;

import com.slack.api.model.block.composition.PlainTextObject;
import dev.deskbell.chat.Account;
import dev.deskbell.chat.Carried;
import dev.deskbell.chat.Clip;
import dev.deskbell.chat.Span;
import dev.deskbell.chat.Text;
import java.time.Instant;
import java.util.Set;

/**
 * Draws text so that Slack makes nothing of the words in it: as rich text, which is not parsed, and
 * never as markup, where words could not be kept apart from formatting.
 */
final class SlackText {

  private static final String NOTHING = "…";

  /** How an element of rich text ends that is words. */
  private static final String PLAIN = "}";

  private static final String BOLD = ",\"style\":{\"bold\":true}}";
  private static final String PLAIN_TEXT = "\":{\"type\":\"plain_text\",\"text\":";
  private static final String NO_EMOJI = ",\"emoji\":false}";
  private static final String CODE = ",\"style\":{\"code\":true}}";

  private SlackText() {}

  /**
   * The spans as elements of rich text.
   *
   * @param notifying accounts whose mention is a real one; everybody else is shown by name, since a
   *     mention on Slack always notifies
   * @return whether there is anything to see
   */
  static boolean rich(Text text, Set<Account> notifying, SlackJson into) {
    var isSeen = false;
    for (var span : text.spans()) {
      isSeen |= element(span, notifying, into);
    }
    return isSeen;
  }

  private static boolean element(Span span, Set<Account> notifying, SlackJson into) {
    return switch (span) {
      case Span.Plain(var words) -> seen(Carried.of(words), PLAIN, into);
      case Span.Strong(var words) -> seen(Carried.of(words), BOLD, into);
      case Span.Code(var words) -> seen(Carried.of(words), CODE, into);
      case Span.Mention(var account, var name) ->
          (account != null && notifying.contains(account))
              ? mention(account, into)
              : seen(Carried.of("@" + name), PLAIN, into);
      case Span.Timestamp stamp -> stamp(stamp, into);
      case Span.Link link -> link(link, into);
    };
  }

  private static boolean mention(Account account, SlackJson into) {
    element("user", into).put("user_id", account.user()).endObject();
    return true;
  }

  private static boolean link(Span.Link link, SlackJson into) {
    element("link", into)
        .put("url", link.to().toString())
        .put("text", something(link.shown()))
        .endObject();
    return true;
  }

  private static boolean seen(String carried, String style, SlackJson into) {
    if (!carried.isEmpty()) {
      text(carried, style, into);
    }
    return !carried.isEmpty();
  }

  private static void text(String carried, String style, SlackJson into) {
    into.around("{\"type\":\"text\",\"text\":", carried, style);
  }

  private static SlackJson element(String type, SlackJson into) {
    return into.object().put("type", type);
  }

  static void words(String words, SlackJson into) {
    text(Carried.of(words), PLAIN, into);
  }

  static void strong(String words, SlackJson into) {
    text(something(words), BOLD, into);
  }

  /** Slack's own SDKs count seconds in 32 bits: moments beyond are shown as written. */
  private static boolean stamp(Span.Timestamp stamp, SlackJson into) {
    var written = Carried.of(stamp.written());
    if (written.isEmpty() || !fits(stamp.at())) {
      return seen(written, PLAIN, into);
    }
    element("date", into)
        .put("timestamp", stamp.at().getEpochSecond())
        .put("format", format(stamp.style()))
        .put("fallback", written)
        .endObject();
    return true;
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

  static void plain(String name, String words, int longest, SlackJson into) {
    into.around("\"" + name + PLAIN_TEXT, Clip.to(longest, something(words)), NO_EMOJI);
  }

  /** The same where it has no name. */
  static void plain(String words, SlackJson into) {
    into.around(PLAIN_TEXT.substring(2), Clip.to(Text.LONGEST, something(words)), NO_EMOJI);
  }

  /** For the text of a message, which Slack parses: only in notifications, but all of it. */
  static String escaped(String words) {
    var carried = something(words);
    var escaped = new StringBuilder(carried.length() + 64);
    var from = 0;
    for (var at = 0; at < carried.length(); at++) {
      var entity = entity(carried.charAt(at));
      if (!entity.isEmpty()) {
        escaped.append(carried, from, at).append(entity);
        from = at + 1;
      }
    }
    return from == 0 ? carried : escaped.append(carried, from, carried.length()).toString();
  }

  private static String entity(char it) {
    return switch (it) {
      case '&' -> "&amp;";
      case '<' -> "&lt;";
      case '>' -> "&gt;";
      default -> "";
    };
  }

  /** For places that must not stay empty. */
  static String something(String words) {
    var carried = Carried.of(words);
    return carried.isBlank() ? NOTHING : carried;
  }
}
