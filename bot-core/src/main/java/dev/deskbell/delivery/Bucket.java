package dev.deskbell.delivery;

import dev.deskbell.chat.Limits.Budget;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** A token bucket at some moment. */
record Bucket(double tokens, Instant refilledAt) {

  private static final double NANOS = 1e9;
  private static final double MICROS = 1e6;

  /** What adding up fractions may be wrong by. */
  private static final double NOISE = 1e-3;

  static Bucket full(Budget budget, Instant now) {
    return new Bucket(budget.burst(), now);
  }

  Bucket refilled(Budget budget, Instant now) {
    if (!now.isAfter(refilledAt)) {
      return this;
    }
    var gained = Duration.between(refilledAt, now).toNanos() / NANOS * budget.perSecond();
    return new Bucket(Math.min(budget.burst(), tokens + gained), now);
  }

  /** May be less than nothing: what is owed. */
  Bucket taken(int some) {
    return new Bucket(tokens - some, refilledAt);
  }

  boolean isFull(Budget budget) {
    return tokens > budget.burst() - NOISE;
  }

  boolean hasOne() {
    return hasOneBeside(0);
  }

  /** One that may be taken where so many are kept for others. */
  boolean hasOneBeside(int kept) {
    return tokens > 1 + kept - NOISE / MICROS * 100;
  }

  /** When it holds a token again, to the microsecond that the database keeps. */
  Instant freeAt(Budget budget) {
    return freeAt(budget, 0);
  }

  /** When it holds one beside those that are kept. */
  Instant freeAt(Budget budget, int kept) {
    if (hasOneBeside(kept)) {
      return refilledAt;
    }
    var micros = Math.ceil((1 + kept - tokens) / budget.perSecond() * MICROS - NOISE);
    return refilledAt.plus((long) micros, ChronoUnit.MICROS);
  }
}
