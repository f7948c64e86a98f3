package dev.deskbell.slack;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.deskbell.slack.SlackHearing.Unreadable;
import java.net.URLDecoder;

/** The body of a request that is a form: commands, and all else in its one field "payload". */
record SlackForm(String written) {

  private static final int LAST_PLAIN = 0x7F;

  /**
   * A field, or nothing; the others are not looked at.
   *
   * @throws Unreadable for what no form is written like
   */
  String field(String name) {
    var key = name + "=";
    var from = written.startsWith(key) ? 0 : written.indexOf("&" + key) + 1;
    if (from == 0 && !written.startsWith(key)) {
      return "";
    }
    var end = written.indexOf('&', from);
    return decoded(written.substring(from + key.length(), end < 0 ? written.length() : end));
  }

  /** A payload is thousands of characters: what Java has for it takes longer than all the rest. */
  static String decoded(String value) {
    var bytes = new byte[value.length()];
    var length = 0;
    for (var at = 0; at < value.length(); at++) {
      var it = value.charAt(at);
      if (it > LAST_PLAIN) {
        return slowly(value);
      }
      if (it == '%') {
        bytes[length++] = (byte) ((digit(value, at + 1) << 4) | digit(value, at + 2));
        at += 2;
      } else {
        bytes[length++] = (byte) (it == '+' ? ' ' : it);
      }
    }
    return new String(bytes, 0, length, UTF_8);
  }

  private static int digit(String value, int at) {
    var digit = at < value.length() ? Character.digit(value.charAt(at), 16) : -1;
    if (digit < 0) {
      throw new Unreadable("no form", null);
    }
    return digit;
  }

  /** Letters that should have been written in digits, and yet mean themselves. */
  private static String slowly(String value) {
    try {
      return URLDecoder.decode(value, UTF_8);
    } catch (IllegalArgumentException nonsense) {
      throw new Unreadable("no form", nonsense);
    }
  }
}
