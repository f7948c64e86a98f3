package dev.deskbell.store;

import org.jspecify.annotations.Nullable;

/**
 * Arrays as PostgreSQL writes them, which it reads as what stands around them: the driver asks for
 * their type by its name and puts each element through a stream.
 */
final class Literal {
  private static final int USUAL = 40;

  private Literal() {}

  static String of(@Nullable String[] words) {
    var written = new StringBuilder(2 + USUAL * words.length).append('{');
    for (var word : words) {
      next(written);
      if (word == null) {
        written.append("NULL");
      } else {
        quoted(word, written.append('"'));
        written.append('"');
      }
    }
    return written.append('}').toString();
  }

  static String of(Long[] numbers) {
    var written = new StringBuilder(2 + USUAL / 4 * numbers.length).append('{');
    for (var number : numbers) {
      next(written);
      written.append(number.longValue());
    }
    return written.append('}').toString();
  }

  private static void next(StringBuilder written) {
    if (written.length() > 1) {
      written.append(',');
    }
  }

  private static void quoted(String word, StringBuilder into) {
    if (word.indexOf('"') < 0 && word.indexOf('\\') < 0) {
      into.append(word);
      return;
    }
    for (var at = 0; at < word.length(); at++) {
      var it = word.charAt(at);
      if (it == '"' || it == '\\') {
        into.append('\\');
      }
      into.append(it);
    }
  }
}
