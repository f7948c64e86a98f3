package dev.deskbell.testing.memory;

import dev.deskbell.testing.contract.Seen.Mark;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the platform makes of text: {@code *strong*}, {@code `code`}, {@code <@user>}, {@code
 * <t:seconds>}, {@code <address|label>}, {@code @everyone}, and a backslash to mean none of these.
 */
final class Markup {

  private static final Pattern TOKEN =
      Pattern.compile(
          "\\\\(?<plain>\\p{Punct})"
              + "|\\*(?<strong>(?:\\\\\\p{Punct}|[^*\\n])+)\\*"
              + "|`(?<code>(?:\\\\\\p{Punct}|[^`\\n])+)`"
              + "|<@(?<person>[^>]+)>"
              + "|<t:(?<time>\\d+)>"
              + "|<(?<address>https?://[^|>]+)\\|(?<label>(?:\\\\\\p{Punct}|[^>])+)>"
              + "|@(?<crowd>everyone|here|channel)"
              + "|:(?<emoji>[a-z]{2,20}):");
  private static final Pattern SPECIAL = Pattern.compile("[\\\\*`<>@:|]");
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.ROOT);

  private Markup() {}

  /** So that the platform shows the words and makes nothing of them. */
  static String escaped(String words) {
    return SPECIAL.matcher(words).replaceAll(it -> "\\\\" + Matcher.quoteReplacement(it.group()));
  }

  /** How it looks to somebody in that zone. */
  record Read(String words, List<Mark> marks) {}

  static Read read(String written, ZoneId zone) {
    var marks = new ArrayList<Mark>();
    var words = new StringBuilder();
    var found = TOKEN.matcher(written);
    while (found.find()) {
      found.appendReplacement(words, "");
      var mark = mark(found, zone);
      words.append(mark.words());
      if (!mark.meaning().equals(PLAIN)) {
        marks.add(mark);
      }
    }
    found.appendTail(words);
    return new Read(words.toString(), marks);
  }

  private static final String PLAIN = "plain";

  private static Mark mark(Matcher found, ZoneId zone) {
    if (found.group("strong") instanceof String strong) {
      return new Mark(Mark.Kind.STRONG, unescaped(strong), "");
    } else if (found.group("code") instanceof String code) {
      return new Mark(Mark.Kind.CODE, unescaped(code), "");
    } else if (found.group("person") instanceof String person) {
      return new Mark(Mark.Kind.PERSON, "@" + person, person);
    } else if (found.group("time") instanceof String seconds) {
      var moment = Instant.ofEpochSecond(Long.parseLong(seconds)).atZone(zone);
      return new Mark(Mark.Kind.TIME, CLOCK.format(moment), "");
    } else if (found.group("address") instanceof String address) {
      return new Mark(Mark.Kind.LINK, unescaped(found.group("label")), address);
    } else if (found.group("crowd") instanceof String crowd) {
      return new Mark(Mark.Kind.OTHER, "@" + crowd, "");
    } else if (found.group("emoji") instanceof String emoji) {
      return new Mark(Mark.Kind.OTHER, "(" + emoji + ")", "");
    }
    return new Mark(Mark.Kind.OTHER, found.group("plain"), PLAIN);
  }

  private static String unescaped(String words) {
    return words.replaceAll("\\\\(\\p{Punct})", "$1");
  }
}
