package dev.deskbell.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.approval.Risk;
import dev.deskbell.calendar.Interval;
import dev.deskbell.change.Ruling.Reason;
import dev.deskbell.people.Person;
import dev.deskbell.ticket.TicketRef;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the gate says, for everything that may be so. */
class GateTest {
  private static final Instant NOW = Instant.parse("2026-03-03T12:00:00Z");
  private static final ZoneId ZONE = ZoneId.of("Europe/Lisbon");

  private static ChangeRecord change(ChangeType type, Status status, Window window) {
    return new ChangeRecord(
        new TicketRef("CHG", 7),
        status,
        new Terms(type, null, Risk.LOW, 0, "", "any", List.of("checkout", "erp")),
        new Plan("plan", "test", "back"),
        window,
        window,
        new Person.Id(1),
        new Person.Id(2),
        List.of(),
        "",
        Course.AHEAD);
  }

  private static Window window(int fromMinutes, int untilMinutes) {
    return new Window(
        NOW.plus(Duration.ofMinutes(fromMinutes)), NOW.plus(Duration.ofMinutes(untilMinutes)));
  }

  private static dev.deskbell.service.Window freeze() {
    return new dev.deskbell.service.Window(
        dev.deskbell.service.Window.Kind.FREEZE,
        "1",
        "audit",
        Set.of(),
        Interval.of(NOW, Duration.ofHours(1)),
        Set.of());
  }

  private static Reason says(
      String service,
      @Nullable ChangeRecord change,
      boolean approved,
      boolean before,
      boolean frozen,
      @Nullable Instant broken) {
    return new Gate(
            service,
            !service.equals("nothing"),
            Optional.ofNullable(change).map(it -> new Gate.Subject(it, approved, before, "")),
            frozen ? List.of(freeze()) : List.of(),
            broken)
        .at(NOW, ZONE)
        .reason();
  }

  @ParameterizedTest(name = "{0} {1}, approved {2} (before {3}), freeze {4}, window {5}: {6}")
  @CsvSource({
    "NORMAL,    SCHEDULED,         true,  true,  false, now,    APPROVED",
    "NORMAL,    IN_PROGRESS,       true,  true,  false, now,    APPROVED",
    "STANDARD,  SCHEDULED,         true,  false, false, now,    APPROVED",
    "EMERGENCY, IN_PROGRESS,       true,  true,  true,  now,    APPROVED",
    "NORMAL,    SCHEDULED,         true,  true,  true,  now,    FREEZE",
    "STANDARD,  SCHEDULED,         true,  true,  true,  now,    FREEZE",
    "NORMAL,    SCHEDULED,         true,  true,  true,  later,  FREEZE",
    "NORMAL,    SCHEDULED,         true,  true,  false, later,  OUTSIDE_WINDOW",
    "NORMAL,    SCHEDULED,         true,  true,  false, past,   OUTSIDE_WINDOW",
    "EMERGENCY, SCHEDULED,         true,  true,  true,  past,   OUTSIDE_WINDOW",
    "NORMAL,    SCHEDULED,         false, true,  false, now,    APPROVAL_VOID",
    "NORMAL,    IN_PROGRESS,       false, true,  false, now,    APPROVAL_VOID",
    "NORMAL,    AWAITING_APPROVAL, false, true,  false, now,    APPROVAL_VOID",
    "NORMAL,    AWAITING_APPROVAL, true,  false, false, now,    NOT_APPROVED",
    "NORMAL,    AWAITING_APPROVAL, false, false, true,  now,    NOT_APPROVED",
    "EMERGENCY, AWAITING_APPROVAL, false, false, true,  now,    NOT_APPROVED",
    "NORMAL,    DRAFT,             false, false, false, now,    NOT_APPROVED",
    "NORMAL,    IN_REVIEW,         true,  true,  false, now,    NOT_OPEN",
    "NORMAL,    CLOSED,            true,  true,  false, now,    NOT_OPEN",
    "NORMAL,    REJECTED,          false, false, false, now,    NOT_OPEN",
    "NORMAL,    EXPIRED,           false, false, false, now,    NOT_OPEN",
    "NORMAL,    CANCELLED,         true,  true,  false, now,    NOT_OPEN",
  })
  void it_says_no_unless_everything_is_so(
      ChangeType type,
      Status status,
      boolean approved,
      boolean before,
      boolean frozen,
      String when,
      Reason reason) {
    var window =
        switch (when) {
          case "later" -> window(1, 60);
          case "past" -> window(-60, 0);
          default -> window(0, 1);
        };
    assertThat(says("checkout", change(type, status, window), approved, before, frozen, null))
        .isEqualTo(reason);
  }

  @Test
  void it_knows_what_it_was_asked_about() {
    var fine = change(ChangeType.NORMAL, Status.SCHEDULED, window(0, 1));
    assertThat(says("erp", fine, true, true, false, null)).isEqualTo(Reason.APPROVED);
    assertThat(says("email", fine, true, true, false, null)).isEqualTo(Reason.OTHER_SERVICE);
    assertThat(says("email", null, false, false, false, null)).isEqualTo(Reason.UNKNOWN);
    assertThat(says("nothing", fine, true, true, false, NOW.plusSeconds(1)))
        .isEqualTo(Reason.UNKNOWN);
  }

  @Test
  void what_people_opened_in_an_emergency_is_open_until_it_is_over() {
    assertThat(says("email", null, false, false, true, NOW.plusSeconds(1)))
        .isEqualTo(Reason.BREAK_GLASS);
    assertThat(says("email", null, false, false, true, NOW)).isEqualTo(Reason.UNKNOWN);
  }
}
