package dev.deskbell.slack;

import dev.deskbell.chat.Account;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What somebody typed, out of what Slack made of it.
 *
 * @param accounts the accounts behind mentions, by what stands for them in the words
 */
record SlackWords(String words, Map<String, Account> accounts) {

  private static final Pattern MARKED = Pattern.compile("<([^<>\\s|][^<>|]*)(?:\\|([^<>]*))?>");
  private static final Pattern EMOJI = Pattern.compile(":([a-z0-9_+'-]+):(?::(skin-tone-[2-6]):)?");
  private static final Pattern SCHEME = Pattern.compile("^(?:https?://|mailto:|tel:)");

  /** What Slack wrote, or nothing; never with NUL, which no database keeps. */
  static String said(@Nullable String written) {
    return written == null ? "" : written.replace("\0", "");
  }

  /**
   * @param desk the desk's own user, whose mention is taken off; null when there is none
   * @param names what people are called
   */
  static SlackWords read(
      String workspace,
      String text,
      Json blocks,
      @Nullable String desk,
      Function<Account, String> names) {
    var accounts = new LinkedHashMap<String, Account>();
    var emoji = emoji(blocks);
    var plain =
        text.indexOf('<') < 0
            ? text
            : MARKED
                .matcher(text)
                .replaceAll(mark -> quoted(unmarked(workspace, mark, desk, names, accounts)));
    var drawn = emoji.isEmpty() ? plain : EMOJI.matcher(plain).replaceAll(it -> drawn(it, emoji));
    return new SlackWords(unescaped(drawn).strip(), Map.copyOf(accounts));
  }

  private static String unmarked(
      String workspace,
      MatchResult mark,
      @Nullable String desk,
      Function<Account, String> names,
      Map<String, Account> accounts) {
    var meaning = mark.group(1);
    var label = mark.group(2) == null ? "" : mark.group(2);
    return switch (meaning.charAt(0)) {
      case '@' -> {
        var user = meaning.substring(1);
        yield user.equals(desk)
            ? ""
            : token(new Account(Slack.NAME, workspace, user), label, names, accounts);
      }
      case '#' -> "#" + (label.isEmpty() ? meaning.substring(1) : label);
      case '!' -> special(meaning.substring(1), label);
      default -> link(meaning, label);
    };
  }

  /** Stands for one account in these words, and looks like a name. */
  private static String token(
      Account account,
      String label,
      Function<Account, String> names,
      Map<String, Account> accounts) {
    var name = (label.isEmpty() ? names.apply(account) : label).replaceAll("\\s+", ".");
    var token = "@" + (name.isEmpty() ? account.user() : name);
    var taken = accounts.putIfAbsent(token, account);
    if (taken == null || taken.equals(account)) {
      return token;
    }
    accounts.put("@" + account.user(), account);
    return "@" + account.user();
  }

  private static String special(String meaning, String label) {
    if (!label.isEmpty()) {
      return label;
    }
    return "@" + meaning.replaceFirst("[\\^|].*", "");
  }

  /** What Slack made a link of by itself is what was typed. */
  private static String link(String address, String label) {
    var bare = SCHEME.matcher(address).replaceFirst("");
    return label.isEmpty() || label.equals(address)
        ? address
        : label.equals(bare) || bare.equals(label + "/") ? label : label + " (" + address + ")";
  }

  /** Slack writes emoji by their names; what they look like stands beside the text. */
  private static Map<String, String> emoji(Json blocks) {
    return elements(blocks)
        .filter(it -> it.text("type").equals("emoji") && !it.text("unicode").isEmpty())
        .collect(
            Collectors.toMap(
                SlackWords::emojiName, it -> character(it.text("unicode")), (first, _) -> first));
  }

  /** With the colour of the skin, which is told beside the name and is part of the character. */
  private static String emojiName(Json emoji) {
    var tone = emoji.number("skin_tone");
    return emoji.text("name") + (tone == 0 ? "" : "::skin-tone-" + tone);
  }

  private static Stream<Json> elements(Json within) {
    return Stream.concat(within.list().stream(), within.list("elements").stream())
        .flatMap(it -> Stream.concat(Stream.of(it), elements(it)));
  }

  private static String character(String unicode) {
    try {
      return Arrays.stream(unicode.split("-"))
          .map(it -> Character.toString(Integer.parseInt(it, 16)))
          .collect(Collectors.joining());
    } catch (IllegalArgumentException _) {
      return "";
    }
  }

  private static String drawn(MatchResult name, Map<String, String> emoji) {
    var tone = name.group(2);
    var plain = emoji.get(name.group(1));
    var toned = tone == null ? plain : emoji.get(name.group(1) + "::" + tone);
    if (toned != null) {
      return quoted(toned);
    }
    return quoted(plain == null ? name.group() : plain + ":" + tone + ":");
  }

  private static String quoted(String words) {
    return Matcher.quoteReplacement(words);
  }

  static String unescaped(String text) {
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
  }
}
