package dev.deskbell.ticket;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A ticket's name: {@code INC-7}. */
public record TicketRef(String kind, long number) implements Comparable<TicketRef> {
  private static final Pattern WRITTEN = Pattern.compile("#?([A-Za-z]{2,5})-?(\\d{1,15})");
  private static final int SHORTEST_KIND = 2;
  private static final int LONGEST_KIND = 5;
  private static final int MOST_DIGITS = 15;
  private static final Comparator<TicketRef> ORDER =
      Comparator.comparing(TicketRef::kind).thenComparingLong(TicketRef::number);

  public TicketRef {
    if (!isKind(kind, kind.length()) || number <= 0) {
      throw new IllegalArgumentException("no ticket is called " + kind + "-" + number);
    }
  }

  /** Reads {@code INC-7}, {@code inc7}, {@code #INC-7}. */
  public static Optional<TicketRef> parse(String written) {
    var match = WRITTEN.matcher(written.strip());
    if (!match.matches() || match.group(2).chars().allMatch(it -> it == '0')) {
      return Optional.empty();
    }
    return Optional.of(
        new TicketRef(match.group(1).toUpperCase(Locale.ROOT), Long.parseLong(match.group(2))));
  }

  /** Reads what {@link #toString()} wrote: of every row, so without the pattern. */
  public static TicketRef of(String written) {
    var dash = written.indexOf('-');
    return isKind(written, dash) && isNumber(written, dash + 1)
        ? new TicketRef(
            written.substring(0, dash), Long.parseLong(written, dash + 1, written.length(), 10))
        : parse(written)
            .orElseThrow(() -> new IllegalArgumentException("not a ticket's name: " + written));
  }

  private static boolean isKind(String written, int until) {
    return until >= SHORTEST_KIND && until <= LONGEST_KIND && areAll(written, 0, until, 'A', 'Z');
  }

  private static boolean isNumber(String written, int from) {
    var digits = written.length() - from;
    return digits > 0 && digits <= MOST_DIGITS && areAll(written, from, written.length(), '0', '9');
  }

  private static boolean areAll(String written, int from, int until, char first, char last) {
    for (var at = from; at < until; at++) {
      if (written.charAt(at) < first || written.charAt(at) > last) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int compareTo(TicketRef other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return kind + "-" + number;
  }
}
