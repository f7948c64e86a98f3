package dev.deskbell.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import dev.deskbell.approval.Risk;
import dev.deskbell.conversation.Refusal;
import dev.deskbell.people.Person;
import dev.deskbell.ticket.Change;
import dev.deskbell.ticket.Level;
import dev.deskbell.ticket.TicketRef;
import dev.deskbell.ticket.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** No sequence of deeds lets a change be started that nobody approved as it is. */
class AuthorityPropertiesTest {
  private static final Instant NOW = Instant.parse("2026-03-03T09:00:00Z");
  private static final Person.Id BEN = new Person.Id(1);
  private static final TicketRef REF = new TicketRef("CHG", 1);
  private static final Duration SMALL = Duration.ofMinutes(30);

  /** What an approval is about, remembered apart from the record: what the approvers saw. */
  private record Seen(Plan plan, Terms terms, Person.Id implementer, Window window) {
    static Seen of(ChangeRecord it) {
      return new Seen(it.plan(), it.terms(), it.implementer(), it.window());
    }

    boolean covers(ChangeRecord it) {
      return plan.equals(it.plan())
          && terms.equals(it.terms())
          && implementer.equals(it.implementer())
          && it.window().isNearly(window, SMALL);
    }
  }

  @Test
  void only_what_is_approved_as_it_is_starts() {
    qt().withExamples(3000)
        .forAll(lists().of(integers().between(0, 400)).ofSizeBetween(1, 14))
        .checkAssert(deeds -> play(ChangeType.NORMAL, deeds));
  }

  /** Found by chance: each move was small, from a window that the second approval did not see. */
  @Test
  void whoever_approves_again_approves_the_window_that_it_has_now() {
    play(ChangeType.NORMAL, List.of(0, 46, 7, 0, 56, 2));
  }

  @Test
  void an_emergency_is_approved_too() {
    qt().withExamples(1500)
        .forAll(lists().of(integers().between(0, 400)).ofSizeBetween(1, 14))
        .checkAssert(deeds -> play(ChangeType.EMERGENCY, deeds));
  }

  @Test
  void a_standard_change_starts_without_being_asked_about_and_never_with_another_plan() {
    qt().withExamples(500)
        .forAll(lists().of(integers().between(0, 400)).ofSizeBetween(1, 10))
        .checkAssert(deeds -> {
          var end = play(ChangeType.STANDARD, deeds);
          assertThat(end.plan()).isEqualTo(new Plan("as the template says", "", ""));
        });
    assertThat(proposed(ChangeType.STANDARD).start(BEN, NOW).ticket().status())
        .isEqualTo(Status.IN_PROGRESS);
  }

  private static ChangeRecord play(ChangeType type, List<Integer> deeds) {
    var change = proposed(type);
    Seen approved = null;
    for (var deed : deeds) {
      var next = attempt(change, deed);
      if (next == null) {
        continue;
      }
      switch (next.fact()) {
        case ChangeFact.Approved _ -> approved = Seen.of(change);
        case ChangeFact.Started _ -> check(type, change, approved);
        default -> {}
      }
      change = next.ticket();
    }
    return change;
  }

  private static void check(ChangeType type, ChangeRecord change, @Nullable Seen approved) {
    if (type != ChangeType.STANDARD) {
      assertThat(approved)
          .as("started as what was approved; null when nobody ever approved it")
          .isNotNull()
          .matches(it -> it.covers(change));
    }
    assertThat(change.window().contains(NOW)).isTrue();
  }

  /** What somebody tries; null when it is refused. */
  private static @Nullable Change<ChangeRecord> attempt(ChangeRecord it, int deed) {
    var part = deed / 10;
    try {
      return switch (deed % 10) {
        case 0, 1 -> it.approve(BEN, NOW);
        case 2, 3 -> it.start(BEN, NOW);
        case 4 -> it.edit(BEN, NOW, it.terms(), new Plan("plan " + part % 3, "", ""));
        case 5 -> it.edit(BEN, NOW, affecting(it.terms(), part % 2), it.plan());
        case 6 -> it.reschedule(BEN, NOW, window(part), SMALL, new Words(""));
        case 7 -> it.passOn(BEN, NOW, new Person.Id(1 + part % 3));
        case 8 -> it.giveBack(BEN, NOW);
        default -> it.ask(BEN, NOW);
      };
    } catch (Refusal _) {
      return null;
    }
  }

  /** Windows around now, a quarter of an hour apart, of three lengths. */
  private static Window window(int which) {
    var from = NOW.plus(Duration.ofMinutes(15L * (which % 9 - 6)));
    return new Window(from, from.plus(Duration.ofMinutes(60L + 30L * (which % 3))));
  }

  private static Terms affecting(Terms terms, int which) {
    return new Terms(
        terms.type(),
        terms.template(),
        which == 0 ? Risk.LOW : Risk.HIGH,
        terms.points(),
        terms.assessment(),
        terms.policy(),
        which == 0 ? List.of("vpn") : List.of("vpn", "wifi"));
  }

  private static ChangeRecord proposed(ChangeType type) {
    var plan = new Plan("as the template says", "", "");
    var window = new Window(NOW.minusSeconds(60), NOW.plusSeconds(7200));
    var standard = type == ChangeType.STANDARD;
    var terms =
        new Terms(
            type,
            standard ? "dns-record" : null,
            Risk.LOW,
            0,
            "",
            standard ? null : "change-peer",
            List.of("vpn"));
    var words = new Words("");
    return ChangeRecord.propose(
            new ChangeFact.Proposed(
                REF,
                BEN,
                NOW,
                type.name(),
                terms.template(),
                "vpn",
                new Words("Firewall"),
                words,
                words,
                words,
                words,
                window.from(),
                window.until(),
                BEN,
                "LOW",
                Level.LOW,
                Level.LOW),
            terms,
            plan,
            window)
        .ticket();
  }
}
