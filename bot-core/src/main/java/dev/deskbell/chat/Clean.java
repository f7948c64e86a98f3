package dev.deskbell.chat;

import java.text.Normalizer;

/** What people typed, as the desk keeps it. */
public final class Clean {
  private Clean() {}

  /**
   * Normalised (NFC), without control and formatting characters but line breaks, tabs and joiners;
   * lone surrogates become U+FFFD; clipped visibly to that many characters.
   */
  public static String of(String typed, int longest) {
    var clean = new StringBuilder();
    typed
        .replace("\r\n", "\n")
        .codePoints()
        .limit(2L * longest)
        .filter(Clean::kept)
        .map(it -> Character.getType(it) == Character.SURROGATE ? 0xFFFD : it)
        .forEach(clean::appendCodePoint);
    return Clip.to(longest, Normalizer.normalize(clean.toString(), Normalizer.Form.NFC).strip());
  }

  private static boolean kept(int letter) {
    return switch (Character.getType(letter)) {
      case Character.CONTROL -> letter == '\n' || letter == '\t';
      case Character.FORMAT -> letter == 0x200C || letter == 0x200D || tag(letter);
      default -> true;
    };
  }

  /** Parts of flag emoji. */
  private static boolean tag(int letter) {
    return letter >= 0xE0020 && letter <= 0xE007F;
  }
}
