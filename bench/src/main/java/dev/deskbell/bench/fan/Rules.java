package dev.deskbell.bench.fan;

import java.time.Duration;

/**
 * What a platform takes: a bucket for each channel, one for all of them, and how long a call lasts.
 *
 * @param perSecond how fast a channel's bucket fills
 * @param burst how much it holds
 * @param allPerSecond how fast the bucket over all channels fills
 * @param allBurst how much that one holds
 */
public record Rules(
    double perSecond, double burst, double allPerSecond, double allBurst, Duration call) {
  private static final double NANOS = 1e9;

  /** A message a second in a channel, three at once, and no end to the workspace. */
  public static Rules slack(Duration call) {
    return new Rules(1, 3, 1e9, 1e9, call);
  }

  /** Five messages in five seconds in a channel, and fifty a second over all of them. */
  public static Rules discord(Duration call) {
    return new Rules(1, 5, 50, 50, call);
  }

  /** In seconds: how long it takes a channel to take as many again, where it counts in windows. */
  double window() {
    return burst / perSecond;
  }

  /** The same with so many a second over all channels. */
  public Rules within(double aSecond, double atOnce) {
    return new Rules(perSecond, burst, aSecond, atOnce, call);
  }

  /** In seconds: no schedule of so many messages to each of these channels ends sooner. */
  public double shortest(int channels, int each) {
    var channel = Math.max(0, each - burst) / perSecond;
    var all = Math.max(0, (double) channels * each - allBurst) / allPerSecond;
    return Math.max(channel, all) + call.toNanos() / NANOS;
  }
}
