package dev.deskbell.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.bench.Ratio.Target;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class RatioTest {
  private static final Target HALF = Target.atMost(0.5);

  @Test
  void one_round_meets_and_misses_nothing() {
    assertThat(Ratio.of(List.of(0.1)).against(HALF)).isEqualTo("one round");
    assertThat(Ratio.of(List.of(9.0)).against(HALF)).isEqualTo("one round");
    assertThat(Ratio.of(List.of(9.0)).against(Target.atLeast(0.5))).isEqualTo("one round");
    assertThat(Ratio.of(List.of(9.0))).hasToString("9.00");
  }

  @Test
  void of_few_rounds_all_have_to_be_on_that_side() {
    assertThat(Ratio.of(List.of(0.1, 0.5)).against(HALF)).isEqualTo("met");
    assertThat(Ratio.of(List.of(0.1, 0.2, 0.3, 0.6)).against(HALF)).isEqualTo("open");
    assertThat(Ratio.of(List.of(0.6, 0.7, 0.9)).against(HALF)).isEqualTo("missed");
    assertThat(Ratio.of(List.of(0.6, 0.7, 0.9))).hasToString("0.70 (0.60 … 0.90)");
  }

  @Test
  void of_enough_rounds_one_that_is_far_off_decides_nothing() {
    var rounds = new java.util.ArrayList<>(Collections.nCopies(20, 0.4));
    rounds.add(5.0);
    assertThat(Ratio.of(rounds).against(HALF)).isEqualTo("met");
  }
}
