package dev.deskbell.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Two sides that take turns, A B B A …, so that whatever else the machine does falls on both. What
 * counts is the median of the ratios, with the interval that resampling the pairs gives.
 */
final class Pairs {
  private final List<Slice> ours = new ArrayList<>();
  private final List<Slice> theirs = new ArrayList<>();

  private Pairs() {}

  /** Measures so many pairs after one of each that is thrown away. */
  static Pairs of(int pairs, int deeds, Slice.Deed ours, Slice.Deed theirs) throws Exception {
    Slice.of(deeds, ours);
    Slice.of(deeds, theirs);
    var all = new Pairs();
    for (var pair = 0; pair < pairs; pair++) {
      if (pair % 2 == 0) {
        all.ours.add(Slice.of(deeds, ours));
        all.theirs.add(Slice.of(deeds, theirs));
      } else {
        all.theirs.add(Slice.of(deeds, theirs));
        all.ours.add(Slice.of(deeds, ours));
      }
    }
    return all;
  }

  /** Over all slices of our side, in milliseconds. */
  double ours(double share) {
    return merged(ours).quantile(share);
  }

  double theirs(double share) {
    return merged(theirs).quantile(share);
  }

  private static Slice merged(List<Slice> slices) {
    return new Slice(
        slices.stream().flatMapToLong(it -> java.util.Arrays.stream(it.nanos())).toArray());
  }

  /** Ours by theirs. */
  Ratio ratio(double share) {
    ToDoubleFunction<Slice> value = it -> it.quantile(share);
    var ratios = new ArrayList<Double>();
    for (var pair = 0; pair < ours.size(); pair++) {
      ratios.add(value.applyAsDouble(ours.get(pair)) / value.applyAsDouble(theirs.get(pair)));
    }
    return Ratio.of(ratios);
  }
}
