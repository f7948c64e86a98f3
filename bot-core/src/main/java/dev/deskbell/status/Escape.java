package dev.deskbell.status;

/** Words as they may stand in HTML and XML, in text and in quoted attributes. */
final class Escape {
  private Escape() {}

  static String of(String words) {
    var escaped = new StringBuilder(words.length() + 16);
    words
        .codePoints()
        .filter(Escape::isAllowed)
        .forEach(letter -> {
          switch (letter) {
            case '&' -> escaped.append("&amp;");
            case '<' -> escaped.append("&lt;");
            case '>' -> escaped.append("&gt;");
            case '"' -> escaped.append("&quot;");
            case '\'' -> escaped.append("&#39;");
            default -> escaped.appendCodePoint(letter);
          }
        });
    return escaped.toString();
  }

  /** What XML 1.0 can say at all. */
  private static boolean isAllowed(int letter) {
    return letter == '\t'
        || letter == '\n'
        || (letter >= 0x20 && letter < 0xD800)
        || (letter >= 0xE000 && letter < 0xFFFE)
        || letter >= 0x10000;
  }
}
