package dev.deskbell.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.people.Team;
import dev.deskbell.service.Service;
import dev.deskbell.ticket.Priority;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Which moves are legal between the states of a major incident, and what makes one. */
class MajorTest {
  /** All there is: rows are states, and what each move leads to. */
  private static final Map<Major, Map<Major.Move, Major>> LEGAL =
      Map.of(
          Major.ORDINARY,
          Map.of(Major.Move.SUGGEST, Major.SUGGESTED, Major.Move.PROMOTE, Major.INVESTIGATING),
          Major.SUGGESTED,
          Map.of(Major.Move.DECLINE, Major.DECLINED, Major.Move.PROMOTE, Major.INVESTIGATING),
          Major.DECLINED,
          Map.of(Major.Move.PROMOTE, Major.INVESTIGATING),
          Major.INVESTIGATING,
          Map.of(
              Major.Move.DEMOTE, Major.DECLINED,
              Major.Move.IDENTIFY, Major.IDENTIFIED,
              Major.Move.MITIGATE, Major.MITIGATED,
              Major.Move.MONITOR, Major.MONITORING),
          Major.IDENTIFIED,
          Map.of(
              Major.Move.DEMOTE, Major.DECLINED,
              Major.Move.INVESTIGATE, Major.INVESTIGATING,
              Major.Move.MITIGATE, Major.MITIGATED,
              Major.Move.MONITOR, Major.MONITORING),
          Major.MITIGATED,
          Map.of(
              Major.Move.DEMOTE, Major.DECLINED,
              Major.Move.INVESTIGATE, Major.INVESTIGATING,
              Major.Move.IDENTIFY, Major.IDENTIFIED,
              Major.Move.MONITOR, Major.MONITORING),
          Major.MONITORING,
          Map.of(
              Major.Move.DEMOTE, Major.DECLINED,
              Major.Move.INVESTIGATE, Major.INVESTIGATING,
              Major.Move.IDENTIFY, Major.IDENTIFIED));

  @ParameterizedTest
  @EnumSource
  void only_these_moves_are_legal(Major from) {
    var legal =
        Arrays.stream(Major.Move.values())
            .filter(it -> from.after(it).isPresent())
            .collect(Collectors.toMap(it -> it, it -> from.after(it).orElseThrow()));
    assertThat(legal).isEqualTo(LEGAL.get(from));
  }

  @ParameterizedTest
  @EnumSource
  void what_is_offered_next_are_the_legal_moves_between_stages(Major from) {
    assertThat(from.next())
        .allSatisfy(it -> assertThat(from.after(Major.towards(it))).contains(it))
        .doesNotContain(from);
  }

  private static final Service CHECKOUT =
      new Service(
          new Service.Id("checkout"),
          "Checkout",
          new Team.Id("shop"),
          "",
          Service.Criticality.CRITICAL);

  /** A criterion and an incident: what is left out of the criterion does not matter. */
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          # priorities, services, criticality, me-too | priority, people | fits
          P1,    -,        -,        -, P1, 0, true
          P1,    -,        -,        -, P2, 0, false
          P1 P2, -,        -,        -, P2, 0, true
          -,     checkout, -,        -, P5, 0, true
          -,     vpn,      -,        -, P1, 9, false
          -,     -,        HIGH,     -, P5, 0, true
          -,     -,        CRITICAL, -, P5, 0, true
          -,     -,        -,        3, P1, 2, false
          -,     -,        -,        3, P5, 3, true
          P1,    checkout, HIGH,     3, P1, 3, true
          P1,    checkout, HIGH,     3, P1, 2, false
          P1,    checkout, HIGH,     3, P2, 3, false
          """)
  void a_criterion_fits_when_all_it_says_holds(
      String priorities,
      String services,
      Service.Criticality criticality,
      Integer meToo,
      Priority priority,
      int people,
      boolean fits) {
    var rule =
        new MajorPolicy.Criterion(
            priorities == null
                ? null
                : Stream.of(priorities.split(" ")).map(Priority::valueOf).toList(),
            services == null ? null : List.of(services),
            criticality,
            meToo,
            MajorPolicy.Then.SUGGEST);
    assertThat(rule.fits(priority, List.of(CHECKOUT), people)).isEqualTo(fits);
  }

  @Test
  void where_the_files_say_nothing_there_are_the_usual_roles_and_no_criteria() {
    assertThat(MajorPolicy.ABSENT.rules()).isEmpty();
    assertThat(MajorPolicy.ABSENT.duties())
        .extracting(MajorPolicy.Duty::id)
        .containsExactly("commander", "communications", "scribe");
    assertThat(MajorPolicy.ABSENT.getsOwnRoom()).isFalse();
  }
}
