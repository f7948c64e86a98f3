package dev.deskbell.discord.fake;

import java.time.Instant;
import java.time.InstantSource;

/**
 * Discord's ids: milliseconds since 2015, then 22 bits that tell apart what is made in the same
 * one. Clients read times from them, so they are of now.
 */
final class Snowflakes {
  private static final long EPOCH = 1_420_070_400_000L;
  private static final int WITHIN_A_MILLISECOND = 22;

  private final InstantSource clock;
  private long last;

  Snowflakes(InstantSource clock) {
    this.clock = clock;
  }

  synchronized String next() {
    last = Math.max(last + 1, at(clock.instant()));
    return Long.toString(last);
  }

  /** The first of that moment. */
  static long at(Instant moment) {
    return (moment.toEpochMilli() - EPOCH) << WITHIN_A_MILLISECOND;
  }

  static Instant moment(String id) {
    return Instant.ofEpochMilli((Long.parseLong(id) >> WITHIN_A_MILLISECOND) + EPOCH);
  }
}
