package dev.deskbell.ticket;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A ticket's name: {@code INC-7}. */
public record TicketRef(String kind, long number) implements Comparable<TicketRef> {
  private static final Pattern WRITTEN = Pattern.compile("#?([A-Za-z]{2,5})-?(\\d{1,15})");
  private static final Comparator<TicketRef> ORDER =
      Comparator.comparing(TicketRef::kind).thenComparingLong(TicketRef::number);

  public TicketRef {
    if (!kind.matches("[A-Z]{2,5}") || number <= 0) {
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

  /** Reads what {@link #toString()} wrote. */
  public static TicketRef of(String written) {
    return parse(written)
        .orElseThrow(() -> new IllegalArgumentException("not a ticket's name: " + written));
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
