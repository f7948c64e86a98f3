package dev.deskbell.oncall;

import static dev.deskbell.testing.theatre.CoreDesk.words;
import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.testing.theatre.CoreDesk;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Who watches the pager. Here nothing fires what is due but {@code later}. */
class StuckAuditTest {
  @Test
  void administrators_are_paged_once_when_a_step_is_overdue_and_not_before() {
    try (var desk = new CoreDesk()) {
      var audit = desk.get(StuckAudit.class);
      desk.as("ana").types("incident declare It hangs impact:high urgency:high service:checkout");
      desk.theatre().clock().advance(Duration.ofMinutes(1));
      audit.audit();
      assertThat(words(desk.inbox("ada"))).doesNotContain("is not");
      desk.theatre().clock().advance(Duration.ofMinutes(2));
      audit.audit();
      audit.audit();
      assertThat(words(desk.inbox("ada")))
          .containsOnlyOnce("Somebody who should be paged is not")
          .contains("1 steps are overdue");
    }
  }

  @Test
  void nobody_is_bothered_while_all_goes_well() {
    try (var desk = new CoreDesk()) {
      desk.as("ana").types("incident declare It hangs impact:high urgency:high service:checkout");
      desk.later(Duration.ofSeconds(1));
      desk.room("applications");
      desk.theatre().clock().advance(Duration.ofMinutes(3));
      desk.get(StuckAudit.class).audit();
      assertThat(words(desk.inbox("ada"))).doesNotContain("is not");
    }
  }
}
