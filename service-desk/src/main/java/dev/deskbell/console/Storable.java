package dev.deskbell.console;

import java.util.Locale;

/** What people typed, as a database can keep it. */
final class Storable {
  private Storable() {}

  /** The same words with U+FFFD for what PostgreSQL has no room for: NUL and half characters. */
  static String words(String typed) {
    if (typed.chars().noneMatch(it -> it == 0 || Character.isSurrogate((char) it))) {
      return typed;
    }
    var kept = new StringBuilder(typed.length());
    typed.codePoints().map(it -> storable(it) ? it : 0xFFFD).forEach(kept::appendCodePoint);
    return kept.toString();
  }

  private static boolean storable(int letter) {
    return letter != 0 && Character.getType(letter) != Character.SURROGATE;
  }

  /** A file's name without folders or control characters; never empty. */
  static String fileName(String name) {
    var last = words(name).replaceAll("[\\p{Cntrl}\"\\\\/:*?<>|]+", "_").strip();
    var cut = last.length() > 120 ? last.substring(last.length() - 120) : last;
    return cut.isEmpty() ? "file" : words(cut);
  }

  /** A media type that is harmless to repeat in a header. */
  static String mediaType(String type) {
    var plain = type.toLowerCase(Locale.ROOT).replaceAll(";.*", "").strip();
    return plain.matches("[a-z0-9.+-]{1,60}/[a-z0-9.+-]{1,60}")
        ? plain
        : "application/octet-stream";
  }
}
