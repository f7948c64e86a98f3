package dev.deskbell.slack.fake;

import static dev.deskbell.testing.contract.Seen.Mark;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What Slack's clients make of text that is parsed. */
final class Mrkdwn {
  private static final Pattern TOKEN =
      Pattern.compile(
          "<@(?<user>[UW][A-Z0-9]+)(?:\\|[^>]*)?>"
              + "|<#(?<channel>[CG][A-Z0-9]+)(?:\\|[^>]*)?>"
              + "|<!subteam\\^(?<group>[A-Z0-9]+)(?:\\|[^>]*)?>"
              + "|<!(?<crowd>here|channel|everyone)(?:\\|[^>]*)?>"
              + "|<!date\\^(?<moment>\\d+)\\^(?<format>[^|^>]+)(?:\\^[^|>]+)?\\|[^>]*>"
              + "|<(?<address>(?:https?|mailto):[^|>]+)(?:\\|(?<label>[^>]+))?>"
              + "|(?s:```(?<fence>.+?)```)"
              + "|`(?<code>[^`\\n]+)`"
              + "|(?<![\\w*])\\*(?<strong>[^*\\n]+)\\*(?![\\w*])"
              + "|(?<![\\w_])_(?<slanted>[^_\\n]+)_(?![\\w_])"
              + "|(?<![\\w~])~(?<struck>[^~\\n]+)~(?![\\w~])"
              + "|:(?<emoji>[a-z0-9_+-]{1,30}):"
              + "|(?m:^(?<quote>(?:>|&gt;) ?))"
              + "|(?<bare>https?://[^\\s<>|]+)");
  private static final Pattern EMOJI = Pattern.compile(":([a-z0-9_+-]{1,30}):");

  private final Screen screen;

  Mrkdwn(Screen screen) {
    this.screen = screen;
  }

  /**
   * @param verbatim whether addresses without brackets stay words
   */
  void shows(String text, boolean verbatim) {
    var end = 0;
    for (var it : TOKEN.matcher(text).results().toList()) {
      screen.words(unescaped(text.substring(end, it.start())));
      token(it, verbatim);
      end = it.end();
    }
    screen.words(unescaped(text.substring(end)));
  }

  /** Words in which only the names of emoji mean something, if these do. */
  void plain(String text, boolean emoji) {
    if (!emoji) {
      screen.words(text);
      return;
    }
    var end = 0;
    for (var it : EMOJI.matcher(text).results().toList()) {
      screen.words(text.substring(end, it.start()));
      screen.mark(Mark.Kind.OTHER, "(" + it.group(1) + ")", "");
      end = it.end();
    }
    screen.words(text.substring(end));
  }

  private void token(MatchResult it, boolean verbatim) {
    if (it.group("user") != null) {
      screen.user(it.group("user"));
    } else if (it.group("moment") != null) {
      screen.moment(Long.parseLong(it.group("moment")), it.group("format"));
    } else if (it.group("address") != null) {
      var label = it.group("label") == null ? it.group("address") : it.group("label");
      screen.mark(Mark.Kind.LINK, unescaped(label), unescaped(it.group("address")));
    } else if (it.group("fence") != null || it.group("code") != null) {
      var code = it.group("fence") == null ? it.group("code") : it.group("fence");
      screen.mark(Mark.Kind.CODE, unescaped(code), "");
    } else if (it.group("strong") != null) {
      screen.mark(Mark.Kind.STRONG, unescaped(it.group("strong")), "");
    } else if (it.group("emoji") != null) {
      screen.mark(Mark.Kind.OTHER, "(" + it.group("emoji") + ")", "");
    } else if (it.group("bare") != null) {
      screen.mark(verbatim ? Mark.Kind.OTHER : Mark.Kind.LINK, it.group("bare"), it.group("bare"));
    } else {
      screen.mark(Mark.Kind.OTHER, unescaped(it.group()), "");
    }
  }

  static String escaped(String words) {
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  static String unescaped(String text) {
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
  }
}
