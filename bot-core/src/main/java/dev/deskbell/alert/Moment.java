package dev.deskbell.alert;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Moments as monitoring systems write them. */
final class Moment {
  private static final long MILLISECONDS_SINCE = 100_000_000_000L;
  private static final Instant OLDEST = Instant.parse("2000-01-01T00:00:00Z");

  private Moment() {}

  /** ISO with an offset, without one in UTC, or seconds or milliseconds since 1970. */
  static Optional<Instant> read(String said) {
    try {
      return Optional.of(parse(said.strip()))
          .filter(it -> it.isAfter(OLDEST))
          .map(it -> it.truncatedTo(ChronoUnit.MICROS));
    } catch (DateTimeException | NumberFormatException _) {
      return Optional.empty();
    }
  }

  private static Instant parse(String said) {
    if (said.matches("\\d{9,14}(\\.\\d+)?")) {
      var number = Double.parseDouble(said);
      return Instant.ofEpochMilli((long) (number < MILLISECONDS_SINCE ? number * 1000 : number));
    }
    var iso = said.replaceFirst("^(\\d{4}-\\d\\d-\\d\\d) (\\d\\d:)", "$1T$2");
    return iso.matches(".*(Z|[+-]\\d\\d:?\\d\\d)$")
        ? OffsetDateTime.parse(iso.replaceFirst("([+-]\\d\\d)(\\d\\d)$", "$1:$2")).toInstant()
        : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
  }
}
