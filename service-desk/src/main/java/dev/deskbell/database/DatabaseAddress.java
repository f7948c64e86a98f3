package dev.deskbell.database;

import dev.deskbell.policy.OperatorMistake;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What {@code DATABASE_URL} says, in either of its spellings.
 *
 * @param shown without credentials and settings, for messages
 */
record DatabaseAddress(
    String jdbcUrl, String shown, @Nullable String user, @Nullable String password) {

  // Up to the last @ it is credentials: generated passwords are often pasted in unescaped.
  private static final Pattern URI =
      Pattern.compile("postgres(?:ql)?://(?:([^:@/]*)(?::(.*))?@)?([^@/?]+)(/[^?@]*)?(\\?.*)?");

  /** The user and password given beside the address win over those in it. */
  static DatabaseAddress parse(String address, @Nullable String user, @Nullable String password) {
    if (address.startsWith("jdbc:postgresql:")) {
      return new DatabaseAddress(address, shown(address), blankIsNull(user), blankIsNull(password));
    }
    var parts = URI.matcher(address);
    if (!parts.matches()) {
      throw new OperatorMistake(
          "DATABASE_URL isn't an address of a PostgreSQL server: write"
              + " postgresql://user:password@host:5432/database.");
    }
    var place = parts.group(3) + (parts.group(4) == null ? "/" : parts.group(4));
    return new DatabaseAddress(
        "jdbc:postgresql://" + place + (parts.group(5) == null ? "" : parts.group(5)),
        "postgresql://" + place,
        either(user, parts.group(1)),
        either(password, parts.group(2)));
  }

  @Override
  public String toString() {
    return shown;
  }

  private static String shown(String jdbcUrl) {
    return jdbcUrl
        .substring("jdbc:".length())
        .replaceFirst("\\?.*", "")
        .replaceFirst("//.*@", "//");
  }

  private static @Nullable String either(@Nullable String given, @Nullable String inAddress) {
    if (given != null && !given.isEmpty()) {
      return given;
    }
    return inAddress == null ? null : decoded(inAddress);
  }

  private static @Nullable String blankIsNull(@Nullable String given) {
    return given == null || given.isEmpty() ? null : given;
  }

  // In an address, unlike in a form, a plus is a plus; a stray per cent sign is one too.
  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      return text;
    }
  }
}
