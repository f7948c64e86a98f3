package dev.deskbell.status;

import java.util.Locale;

/** How a component is, the worst last. */
enum Effect {
  OPERATIONAL("Operational", "All systems operational"),
  MAINTENANCE("Under maintenance", "Maintenance in progress"),
  DEGRADED("Degraded performance", "Degraded performance"),
  PARTIAL_OUTAGE("Partial outage", "Partial outage"),
  MAJOR_OUTAGE("Major outage", "Major outage");

  private final String words;
  private final String overall;

  Effect(String words, String overall) {
    this.words = words;
    this.overall = overall;
  }

  String words() {
    return words;
  }

  /** The same of everything at once. */
  String overall() {
    return overall;
  }

  /** For programs: {@code partial_outage}. */
  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  Effect worse(Effect other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
