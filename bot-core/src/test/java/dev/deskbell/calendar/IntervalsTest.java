package dev.deskbell.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.quicktheories.core.Gen;

/** Intervals against the moments they consist of. */
class IntervalsTest {
  private static final int MOST = 60;
  private static final Instant ZERO = Instant.EPOCH;

  private static Gen<Intervals> some() {
    return lists()
        .of(integers().between(0, MOST - 1).zip(integers().between(1, 12), List::of))
        .ofSizeBetween(0, 6)
        .map(all ->
            Intervals.of(
                all.stream()
                    .map(it -> interval(it.get(0), Math.min(MOST, it.get(0) + it.get(1))))
                    .toList()));
  }

  private static Interval interval(int from, int until) {
    return new Interval(ZERO.plusSeconds(from), ZERO.plusSeconds(until));
  }

  private static BitSet moments(Intervals some) {
    var set = new BitSet();
    for (var i = 0; i < MOST; i++) {
      set.set(i, some.contains(ZERO.plusSeconds(i)));
    }
    return set;
  }

  @Test
  void what_is_common_joined_left_and_missing_are_the_right_moments() {
    qt().forAll(some(), some())
        .checkAssert((one, two) -> {
          var and = moments(one);
          and.and(moments(two));
          assertThat(moments(one.and(two))).isEqualTo(and);
          var or = moments(one);
          or.or(moments(two));
          assertThat(moments(one.or(two))).isEqualTo(or);
          var minus = moments(one);
          minus.andNot(moments(two));
          assertThat(moments(one.minus(two))).isEqualTo(minus);
          var gaps = new BitSet();
          gaps.set(0, MOST);
          gaps.andNot(moments(one));
          assertThat(moments(one.gapsIn(interval(0, MOST)))).isEqualTo(gaps);
          assertThat(one.length()).isEqualTo(Duration.ofSeconds(moments(one).cardinality()));
        });
  }

  @Test
  void parts_neither_overlap_nor_touch_and_stand_in_order() {
    qt().forAll(some(), some())
        .checkAssert((one, two) -> {
          for (var it : List.of(one.and(two), one.or(two), one.minus(two))) {
            for (var i = 1; i < it.parts().size(); i++) {
              assertThat(it.parts().get(i - 1).until()).isBefore(it.parts().get(i).from());
            }
          }
        });
  }

  @Test
  void an_interval_is_never_empty() {
    assertThatThrownBy(() -> interval(3, 3)).isInstanceOf(IllegalArgumentException.class);
    assertThat(Interval.between(ZERO, ZERO)).isEmpty();
    assertThat(new ArrayList<>(Intervals.NONE.parts())).isEmpty();
  }
}
