package dev.deskbell.status;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Moments as the page writes them: everybody reads the same page, so with their zone. */
final class Moments {
  private static final DateTimeFormatter WRITTEN =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm zzz", Locale.ENGLISH);
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

  private Moments() {}

  static String of(Instant moment, ZoneId zone) {
    return "<time datetime=\"%s\">%s</time>".formatted(moment, WRITTEN.format(moment.atZone(zone)));
  }

  static String of(LocalDate day) {
    return DAY.format(day);
  }
}
