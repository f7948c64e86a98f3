package dev.deskbell.chat;

/** What JSON and the platforms can carry of words, whoever wrote them. */
public final class Carried {
  private Carried() {}

  /** With plain ends of lines, without control characters and halves of characters. */
  public static String of(String words) {
    for (var at = 0; at < words.length(); at++) {
      if (!isPlain(words.charAt(at))) {
        return cleaned(words, at);
      }
    }
    return words;
  }

  /** Most words are nothing else; whatever is not is looked at closely. */
  private static boolean isPlain(char it) {
    return (it >= ' ' && it < '\u007F')
        || it == '\n'
        || it == '\t'
        || (it > '\u009F' && it != '\u2028' && it != '\u2029' && !Character.isSurrogate(it));
  }

  private static String cleaned(String words, int from) {
    var clean = new StringBuilder(words.length()).append(words, 0, from);
    for (var at = from; at < words.length(); ) {
      var it = words.codePointAt(at);
      at += Character.charCount(it);
      if (it == '\r' && at < words.length() && words.charAt(at) == '\n') {
        at++;
      }
      if (endsLine(it)) {
        clean.append('\n');
      } else if (it == '\t'
          || (!Character.isISOControl(it) && Character.getType(it) != Character.SURROGATE)) {
        clean.appendCodePoint(it);
      }
    }
    return clean.toString();
  }

  private static boolean endsLine(int it) {
    return (it >= '\n' && it <= '\r') || it == '\u0085' || it == '\u2028' || it == '\u2029';
  }
}
