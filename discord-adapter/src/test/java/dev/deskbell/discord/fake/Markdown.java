package dev.deskbell.discord.fake;

import dev.deskbell.testing.contract.Seen.Mark;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Discord's client makes of text: it shows words, and marks what is more than words. */
final class Markdown {
  /** Bytes; taken only as far as they are used. */
  private static final long DEEP = 256L << 20;

  private static final String INNER = "((?:\\\\.|[^\\\\])+?)";

  private enum Rule {
    ESCAPE("\\\\([^0-9A-Za-z\\s])"),
    FENCE("```(?:[a-zA-Z0-9_+.-]*\\n)?(.+?)\\n?```"),
    CODE("(`+)(.*?[^`])\\1(?!`)"),
    STRONG("\\*\\*" + INNER + "\\*\\*(?!\\*)"),
    UNDERLINED("__" + INNER + "__(?!_)"),
    STRUCK("~~" + INNER + "~~"),
    HIDDEN("\\|\\|" + INNER + "\\|\\|"),
    SLANTED("\\*(?![\\s*])" + INNER + "(?<!\\s)\\*(?!\\*)|\\b_" + INNER + "_\\b"),
    PERSON("<@!?(\\d+)>"),
    TIME("<t:(-?\\d{1,13})(?::([tTdDfFR]))?>"),
    REFERENCE("<(?:@&\\d+|#\\d+|/[^:>]+:\\d+|id:\\w+|a?:\\w+:\\d+)>"),
    MASKED("\\[((?:\\\\.|[^\\]\\\\])+)]\\(<?(https?://[^\\s>)]+)>?(?:\\s+\"[^\"]*\")?\\)"),
    BRACKETED("<(https?://[^\\s>]+)>"),
    ADDRESS("https?://[^\\s<]+[^<.,:;\"'\\]\\s]"),
    EMOJI(":[a-z+][\\w+-]*:");

    final Pattern pattern;

    Rule(String regex) {
      pattern = Pattern.compile(regex, Pattern.DOTALL);
    }
  }

  /** What holds from the beginning of a line. */
  private enum LineRule {
    HEADING("#{1,3} +(\\S[^\\n]*)"),
    SMALL("-# +(\\S[^\\n]*)"),
    QUOTE_OF_ALL(">>> (.+)"),
    QUOTE("> ([^\\n]*)"),
    LIST(" *(?:[-*]|\\d+\\.) +(\\S[^\\n]*)");

    final Pattern pattern;

    LineRule(String regex) {
      pattern = Pattern.compile(regex, Pattern.DOTALL);
    }
  }

  /** Words as they are read, and what was made of parts of them. */
  record Read(String words, List<Mark> marks) {}

  private final ZoneId zone;
  private final Instant now;
  private final UnaryOperator<String> names;
  private final List<Mark> marks = new ArrayList<>();

  /**
   * @param names a person's name by their id
   */
  Markdown(ZoneId zone, Instant now, UnaryOperator<String> names) {
    this.zone = zone;
    this.now = now;
    this.names = names;
  }

  Read read(String written) {
    var words = onDeepStack(() -> text(written, true));
    return new Read(words, List.copyOf(marks));
  }

  /** Java's patterns call themselves for every character of what is longest. */
  private static String onDeepStack(Supplier<String> reading) {
    var read = new FutureTask<>(reading::get);
    new Thread(null, read, "markdown", DEEP).start();
    try {
      return read.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private String text(String written, boolean lines) {
    var words = new StringBuilder();
    var at = 0;
    while (at < written.length()) {
      var begins = lines && (at == 0 || written.charAt(at - 1) == '\n');
      var end = begins ? line(written, at, words) : at;
      end = end == at ? inline(written, at, words) : end;
      if (end == at) {
        words.append(written.charAt(at));
        end++;
      }
      at = end;
    }
    return words.toString();
  }

  private int line(String written, int at, StringBuilder words) {
    for (var rule : LineRule.values()) {
      var found = rule.pattern.matcher(written).region(at, written.length());
      if (found.lookingAt()) {
        var inner = text(found.group(1), rule == LineRule.QUOTE_OF_ALL);
        words.append(inner);
        switch (rule) {
          case HEADING -> mark(Mark.Kind.STRONG, inner, "");
          case SMALL -> {}
          case QUOTE_OF_ALL, QUOTE, LIST -> mark(Mark.Kind.OTHER, inner, "");
        }
        return found.end();
      }
    }
    return at;
  }

  private int inline(String written, int at, StringBuilder words) {
    for (var rule : Rule.values()) {
      // What is before counts for word boundaries.
      var found = rule.pattern.matcher(written).region(at, written.length());
      found.useTransparentBounds(true);
      if (found.lookingAt()) {
        words.append(shown(rule, found));
        return found.end();
      }
    }
    return at;
  }

  private String shown(Rule rule, Matcher found) {
    return switch (rule) {
      case ESCAPE -> found.group(1);
      case FENCE -> mark(Mark.Kind.CODE, found.group(1), "");
      case CODE -> mark(Mark.Kind.CODE, found.group(2), "");
      case STRONG -> mark(Mark.Kind.STRONG, text(found.group(1), false), "");
      case UNDERLINED, STRUCK, HIDDEN -> mark(Mark.Kind.OTHER, text(found.group(1), false), "");
      case SLANTED -> {
        var inner = found.group(1) == null ? found.group(2) : found.group(1);
        yield mark(Mark.Kind.OTHER, text(inner, false), "");
      }
      case PERSON -> mark(Mark.Kind.PERSON, "@" + names.apply(found.group(1)), found.group(1));
      case TIME -> mark(Mark.Kind.TIME, time(found.group(1), found.group(2)), "");
      case REFERENCE, EMOJI -> mark(Mark.Kind.OTHER, found.group(), "");
      case MASKED -> mark(Mark.Kind.LINK, text(found.group(1), false), found.group(2));
      case BRACKETED -> mark(Mark.Kind.LINK, found.group(1), found.group(1));
      case ADDRESS -> mark(Mark.Kind.LINK, found.group(), found.group());
    };
  }

  private String mark(Mark.Kind kind, String words, String meaning) {
    marks.add(new Mark(kind, words, meaning));
    return words;
  }

  private String time(String seconds, String style) {
    var at = Instant.ofEpochSecond(Long.parseLong(seconds));
    return switch (style == null ? "f" : style) {
      case "R" -> distance(Duration.between(now, at));
      case "d", "D" -> written("d MMMM uuuu", at);
      case "t", "T" -> written("HH:mm", at);
      default -> written("d MMMM uuuu HH:mm", at);
    };
  }

  private String written(String pattern, Instant at) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(at.atZone(zone));
  }

  private static String distance(Duration to) {
    var far = to.abs();
    var words =
        far.toDays() > 0
            ? far.toDays() + " days"
            : far.toHours() > 0 ? far.toHours() + " hours" : far.toMinutes() + " minutes";
    return to.isNegative() ? words + " ago" : "in " + words;
  }
}
