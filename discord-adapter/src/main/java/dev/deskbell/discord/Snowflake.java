package dev.deskbell.discord;

import java.time.Instant;

/** Discord's ids carry the moment of their making. */
final class Snowflake {

  private static final long EPOCH = 1_420_070_400_000L;
  private static final int BEHIND_TIME = 22;

  private Snowflake() {}

  static Instant moment(String id) {
    return Instant.ofEpochMilli((Long.parseUnsignedLong(id) >>> BEHIND_TIME) + EPOCH);
  }

  /** The first id that something made at that moment could have. */
  static String of(Instant moment) {
    return Long.toUnsignedString(Math.max(0, moment.toEpochMilli() - EPOCH) << BEHIND_TIME);
  }
}
