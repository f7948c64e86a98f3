package dev.deskbell.conversation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A word of a command, or several in quotes.
 *
 * @param raw as typed, quotes included
 * @param name what stands before its colon, in lower case, or null
 * @param value what it says, without name and quotes
 * @param quoted whether the value stood in quotes
 * @param gap the white space before it, as typed
 */
record Token(String raw, @Nullable String name, String value, boolean quoted, String gap) {
  private static final String OPENING = "\"“„«”";

  /** Splits at white space outside of quotes; a quote that is never closed is a letter. */
  static List<Token> of(String words) {
    var tokens = new ArrayList<Token>();
    var at = 0;
    while (at < words.length()) {
      var start = at;
      while (start < words.length() && Character.isWhitespace(words.charAt(start))) {
        start++;
      }
      if (start == words.length()) {
        break;
      }
      var end = end(words, start);
      tokens.add(read(words.substring(start, end), words.substring(at, start)));
      at = end;
    }
    return List.copyOf(tokens);
  }

  boolean mentions() {
    return !quoted && name == null && value.length() > 1 && value.charAt(0) == '@';
  }

  /** What stands behind the colon. */
  Token unnamed() {
    return new Token(raw.substring(raw.indexOf(':') + 1), null, value, quoted, gap);
  }

  /** The same without meaning anything by its colon. */
  Token plain() {
    return name == null ? this : new Token(raw, null, raw, false, gap);
  }

  private static int end(String words, int start) {
    var quote = opening(words, start);
    var close = quote < 0 ? -1 : closing(words, quote);
    if (close >= 0) {
      return close + 1;
    }
    var end = start;
    while (end < words.length() && !Character.isWhitespace(words.charAt(end))) {
      end++;
    }
    return end;
  }

  /** Where the quote of a token opens: at its start or behind its name's colon; else -1. */
  private static int opening(String words, int start) {
    var at = start;
    while (at < words.length() && isNamePart(words.charAt(at))) {
      at++;
    }
    var behindName = at > start && at < words.length() && words.charAt(at) == ':';
    var candidate = behindName ? at + 1 : start;
    return candidate < words.length() && OPENING.indexOf(words.charAt(candidate)) >= 0
        ? candidate
        : -1;
  }

  /** The closing quote that ends a word, so that {@code 19" screen} is no quote; else -1. */
  private static int closing(String words, int open) {
    for (var at = open + 1; at < words.length(); at++) {
      var ends = at + 1 == words.length() || Character.isWhitespace(words.charAt(at + 1));
      if (ends && closes(words.charAt(open), words.charAt(at))) {
        return at;
      }
    }
    return -1;
  }

  private static boolean closes(char open, char close) {
    return switch (open) {
      case '"' -> close == '"';
      case '«' -> close == '»';
      default -> close == '”' || close == '“' || close == '"';
    };
  }

  private static Token read(String raw, String gap) {
    var colon = 0;
    while (colon < raw.length() && isNamePart(raw.charAt(colon))) {
      colon++;
    }
    var named = colon > 0 && colon < raw.length() && raw.charAt(colon) == ':';
    named &= named && Character.isLetter(raw.charAt(0));
    var value = named ? raw.substring(colon + 1) : raw;
    var quoted =
        value.length() > 1
            && OPENING.indexOf(value.charAt(0)) >= 0
            && closes(value.charAt(0), value.charAt(value.length() - 1));
    return new Token(
        raw,
        named ? raw.substring(0, colon).toLowerCase(Locale.ROOT) : null,
        quoted ? value.substring(1, value.length() - 1) : value,
        quoted,
        gap);
  }

  private static boolean isNamePart(char letter) {
    return letter == '-'
        || (letter >= 'a' && letter <= 'z')
        || (letter >= 'A' && letter <= 'Z')
        || (letter >= '0' && letter <= '9');
  }
}
