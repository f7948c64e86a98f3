package dev.deskbell.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * A ratio with its uncertainty.
 *
 * @param low the lower end of the interval that holds it with a probability of 95 %; of too few for
 *     that, the least
 * @param rounds of how many it is
 */
public record Ratio(double median, double low, double high, int rounds) {
  private static final int RESAMPLES = 2000;

  /** Of fewer, resampling says no more than the least and the most of them. */
  private static final int ENOUGH = 5;

  /** Of pairs, by resampling them. */
  public static Ratio of(List<Double> ratios) {
    if (ratios.size() < ENOUGH) {
      return new Ratio(
          median(ratios), Collections.min(ratios), Collections.max(ratios), ratios.size());
    }
    var random = new Random(1);
    var medians = new ArrayList<Double>();
    for (var again = 0; again < RESAMPLES; again++) {
      medians.add(
          median(random.ints(ratios.size(), 0, ratios.size()).mapToObj(ratios::get).toList()));
    }
    Collections.sort(medians);
    return new Ratio(
        median(ratios),
        medians.get((int) (RESAMPLES * 0.025)),
        medians.get((int) (RESAMPLES * 0.975)),
        ratios.size());
  }

  public static double median(List<Double> some) {
    var sorted = some.stream().sorted().toList();
    var middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  /** Of one. */
  public static Ratio once(double value) {
    return of(List.of(value));
  }

  /**
   * A claim counts when the whole interval is on the right side. One round has none: it says
   * nothing about the next.
   */
  public String against(Target target) {
    if (rounds == 1) {
      return "one round";
    }
    if (target.atMost() ? high <= target.value() : low >= target.value()) {
      return "met";
    }
    return (target.atMost() ? low > target.value() : high < target.value()) ? "missed" : "open";
  }

  /** What it should be. */
  public record Target(boolean atMost, double value) {
    public static Target atMost(double value) {
      return new Target(true, value);
    }

    public static Target atLeast(double value) {
      return new Target(false, value);
    }

    @Override
    public String toString() {
      return (atMost ? "≤ " : "≥ ") + shown(value);
    }
  }

  @Override
  public String toString() {
    return rounds == 1
        ? shown(median)
        : shown(median) + " (" + shown(low) + " … " + shown(high) + ")";
  }

  private static String shown(double value) {
    return String.format(Locale.ROOT, Math.abs(value) < 0.1 ? "%.4f" : "%.2f", value);
  }
}
