package dev.deskbell.slack;

/**
 * JSON written straight down, without a tree before it. Names are the adapter's own; values are
 * anybody's words, and stay words.
 */
final class SlackJson {

  private static final String HEX = "0123456789abcdef";
  private static final char FIRST_SIGN = 0x2000;
  private static final char LAST_SIGN = 0x2BFF;

  private final StringBuilder out;

  SlackJson() {
    this(256);
  }

  /**
   * @param length about how long it will be
   */
  SlackJson(int length) {
    out = new StringBuilder(length);
  }

  SlackJson object() {
    return begun('{');
  }

  SlackJson object(String name) {
    return named(name).begun('{');
  }

  SlackJson endObject() {
    out.append('}');
    return this;
  }

  SlackJson array() {
    return begun('[');
  }

  SlackJson array(String name) {
    return named(name).begun('[');
  }

  SlackJson endArray() {
    out.append(']');
    return this;
  }

  SlackJson put(String name, String words) {
    return named(name).quoted(words);
  }

  SlackJson put(String name, boolean value) {
    named(name).out.append(value);
    return this;
  }

  SlackJson put(String name, long value) {
    named(name).out.append(value);
    return this;
  }

  /** What is JSON already. */
  SlackJson written(String name, String json) {
    named(name).out.append(json);
    return this;
  }

  /** Something that is drawn often, around words: its JSON up to them and from them on. */
  SlackJson around(String before, String words, String after) {
    separated().out.append(before);
    quoted(words).out.append(after);
    return this;
  }

  private SlackJson begun(char bracket) {
    separated().out.append(bracket);
    return this;
  }

  private SlackJson named(String name) {
    separated().out.append('"').append(name).append("\":");
    return this;
  }

  /** Values end in none of these: words end in their quotes. */
  private SlackJson separated() {
    var last = out.isEmpty() ? '[' : out.charAt(out.length() - 1);
    if (last != '[' && last != '{' && last != ':') {
      out.append(',');
    }
    return this;
  }

  private SlackJson quoted(String words) {
    out.append('"');
    var from = 0;
    for (var at = 0; at < words.length(); at++) {
      var it = words.charAt(at);
      if (!isPlain(it)) {
        out.append(words, from, at);
        escaped(it);
        from = at + 1;
      }
    }
    return rest(words, from);
  }

  /**
   * Emoji, arrows and quotation marks are written by their numbers: a single one of them would
   * double the memory of all the rest. Nobody's letters are among them.
   */
  private static boolean isPlain(char it) {
    return it < FIRST_SIGN
        ? it >= ' ' && it != '"' && it != '\\'
        : it > LAST_SIGN && !Character.isSurrogate(it);
  }

  private SlackJson rest(String words, int from) {
    if (from == 0) {
      out.append(words); // at once, as most words are
    } else {
      out.append(words, from, words.length());
    }
    out.append('"');
    return this;
  }

  private void escaped(char it) {
    switch (it) {
      case '"', '\\' -> out.append('\\').append(it);
      case '\n' -> out.append("\\n");
      case '\t' -> out.append("\\t");
      default ->
          out.append("\\u")
              .append(HEX.charAt(it >> 12))
              .append(HEX.charAt((it >> 8) & 15))
              .append(HEX.charAt((it >> 4) & 15))
              .append(HEX.charAt(it & 15));
    }
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
