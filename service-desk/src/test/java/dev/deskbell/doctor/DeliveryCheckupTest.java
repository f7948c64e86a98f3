package dev.deskbell.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.deskbell.chat.Checkup;
import dev.deskbell.delivery.Auditor;
import dev.deskbell.delivery.Problems;
import dev.deskbell.delivery.Problems.Cause;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DeliveryCheckupTest {
  private static final Instant NOW = Instant.parse("2026-03-03T09:00:00Z");

  private final Auditor auditor = mock();
  private final Problems problems = mock();
  private final DeliveryCheckup checkup = new DeliveryCheckup(auditor, problems);

  private static Auditor.Finding stuck(int number) {
    return new Auditor.Finding(Cause.WAITING_TOO_LONG, "room/here/w/c" + number, 1, NOW);
  }

  private static Problems.Problem problem(int number) {
    return new Problems.Problem(number, Cause.GIVEN_UP, "a", "It was given up.", 1, NOW, NOW);
  }

  @Test
  void says_of_much_that_is_stuck_how_much_is_not_shown() {
    when(auditor.findings())
        .thenReturn(IntStream.range(0, 30).mapToObj(DeliveryCheckupTest::stuck).toList());
    when(problems.open())
        .thenReturn(IntStream.range(0, 100).mapToObj(DeliveryCheckupTest::problem).toList());
    when(problems.countOpen()).thenReturn(250);
    assertThat(checkup.examine())
        .hasSize(11)
        .last()
        .extracting(Checkup.Finding::found)
        .isEqualTo("270 more that are stuck or were noted are not shown");
  }

  /** Of people whom nothing reaches no more than a thousand are found. */
  @Test
  void says_at_least_how_much_is_not_shown_when_not_all_was_found() {
    when(auditor.findings())
        .thenReturn(
            IntStream.range(0, 1_000)
                .mapToObj(it -> new Auditor.Finding(Cause.NOT_CONNECTED, "person/" + it, 1, NOW))
                .toList());
    assertThat(checkup.examine())
        .last()
        .extracting(Checkup.Finding::found)
        .isEqualTo("at least 990 more that are stuck or were noted are not shown");
  }

  @Test
  void says_nothing_of_more_when_all_is_shown() {
    when(auditor.findings()).thenReturn(List.of(stuck(1)));
    when(problems.open()).thenReturn(List.of(problem(1)));
    when(problems.countOpen()).thenReturn(1);
    assertThat(checkup.examine()).hasSize(2);
  }
}
