package dev.deskbell.chat;

import java.text.Normalizer;

/** What people typed, as the desk keeps it. */
public final class Clean {
  /** More marks on one letter are towers that cover what stands around them. */
  static final int MOST_MARKS = 8;

  private static final int FIRST_MARK = 0x300;

  private Clean() {}

  /**
   * Normalised (NFC), without control and formatting characters but line breaks, tabs and joiners;
   * lone surrogates become U+FFFD; without marks and joiners that stand on nothing or pile up;
   * clipped visibly to that many characters.
   */
  public static String of(String typed, int longest) {
    return typed.length() <= longest && isPlain(typed) ? typed.strip() : closely(typed, longest);
  }

  /** As most of what is typed is; nothing of it can be composed with what stands beside it. */
  private static boolean isPlain(String typed) {
    for (var at = 0; at < typed.length(); at++) {
      var it = typed.charAt(at);
      if ((it < ' ' || it >= '\u007F') && it != '\n' && it != '\t') {
        return false;
      }
    }
    return true;
  }

  private static String closely(String typed, int longest) {
    var clean = new StringBuilder();
    typed
        .replace("\r\n", "\n")
        .codePoints()
        .filter(Clean::kept)
        .map(it -> Character.getType(it) == Character.SURROGATE ? 0xFFFD : it)
        .limit(2L * longest)
        .forEach(clean::appendCodePoint);
    var normal = Normalizer.normalize(clean.toString(), Normalizer.Form.NFC);
    return Clip.to(longest, withoutTowers(normal).strip());
  }

  private static boolean kept(int letter) {
    return switch (Character.getType(letter)) {
      case Character.CONTROL -> letter == '\n' || letter == '\t';
      case Character.FORMAT -> joiner(letter) || tag(letter);
      default -> true;
    };
  }

  private static String withoutTowers(String words) {
    if (words.chars().allMatch(it -> it < FIRST_MARK)) {
      return words;
    }
    var seen = new StringBuilder(words.length());
    var marks = 0;
    var standsOnNothing = true;
    for (var at = 0; at < words.length(); at += Character.charCount(words.codePointAt(at))) {
      var letter = words.codePointAt(at);
      marks = mark(letter) || unseen(letter) ? marks + 1 : 0;
      if (marks <= MOST_MARKS && !(standsOnNothing && unseen(letter))) {
        seen.appendCodePoint(letter);
        standsOnNothing = Character.isWhitespace(letter);
      }
    }
    return seen.toString();
  }

  private static boolean mark(int letter) {
    var type = Character.getType(letter);
    return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
  }

  /** Without any shape of its own: alone it would be a word that nobody sees. */
  private static boolean unseen(int letter) {
    return joiner(letter)
        || tag(letter)
        || letter == 0x34F
        || (letter >= 0xFE00 && letter <= 0xFE0F)
        || (letter >= 0xE0100 && letter <= 0xE01EF);
  }

  private static boolean joiner(int letter) {
    return letter == 0x200C || letter == 0x200D;
  }

  /** Parts of flag emoji. */
  private static boolean tag(int letter) {
    return letter >= 0xE0020 && letter <= 0xE007F;
  }
}
