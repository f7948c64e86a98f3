package dev.deskbell.improvement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import java.time.Duration;
import java.time.Instant;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** When owners are reminded, whatever the organisation decided. */
class RemindersTest {
  private static final Instant DUE = Instant.parse("2026-03-02T09:00:00Z");

  private static Instant day(int number) {
    return DUE.plus(Duration.ofDays(number));
  }

  @Test
  void every_day_that_was_promised_has_its_reminder_and_none_comes_twice() {
    qt().withExamples(300)
        .forAll(
            lists().of(integers().between(1, 30)).ofSizeBetween(0, 4),
            integers().between(1, 9),
            integers().between(-40, 20))
        .checkAssert((before, every, from) -> {
          var policy = new ImprovementPolicy(before, every, 7);
          var expected = new TreeSet<Instant>();
          before.forEach(it -> expected.add(day(-it)));
          for (var it = 0; it <= 60; it += every) {
            expected.add(day(it));
          }
          var now = day(from);
          for (var at : expected.tailSet(now, false)) {
            if (at.isAfter(day(40))) {
              break;
            }
            assertThat(policy.next(DUE, now)).isEqualTo(at);
            now = at;
          }
        });
  }

  @Test
  void managers_hear_of_it_from_the_day_on_that_the_organisation_says() {
    var policy = new ImprovementPolicy(null, null, 5);
    assertThat(policy.tellsManagers(DUE, day(5).minusSeconds(1))).isFalse();
    assertThat(policy.tellsManagers(DUE, day(5))).isTrue();
  }
}
