package dev.deskbell.approval;

import static dev.deskbell.approval.World.person;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deskbell.conversation.Refusal;
import dev.deskbell.ticket.TicketRef;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** An approval in a small world, and votes in it. Person 0 asks; 1 to 9 may be asked. */
abstract class VotingRules {
  private static final TicketRef REF = TicketRef.of("REQ-7");
  static final Instant AT = Instant.parse("2026-03-03T09:00:00Z");

  final World world = new World();

  {
    world.concerned.add(person(0));
  }

  static Stage stage(String rule, boolean veto, int... panel) {
    return new Stage(
        "Stage",
        Rule.of(rule, veto),
        IntStream.of(panel).mapToObj(World::person).toList(),
        List.of("a source"),
        null,
        null,
        null,
        false);
  }

  static Approval asked(World world, Stage... stages) {
    var asking = new Asking(REF, 1, "purchase", "digest", Risk.LOW, Set.of(person(0)), AT);
    return Approval.begin(asking, List.of(stages), world);
  }

  Approval says(Approval it, int who, Vote vote) {
    return it.vote(person(who), vote, AT.plusSeconds(it.ballots().size() + 1), world);
  }

  Approval says(Approval it, String votes) {
    var next = it;
    for (var vote : votes.strip().split("\\s+")) {
      if (!vote.isEmpty()) {
        next = says(next, vote.charAt(0) - '0', what(vote.charAt(1)));
      }
    }
    return next;
  }

  private static Vote what(char letter) {
    return switch (letter) {
      case '+' -> Vote.APPROVE;
      case '-' -> Vote.REJECT;
      case '?' -> Vote.CHANGES;
      default -> Vote.ABSTAIN;
    };
  }

  void refused(Approval it, int who, String why) {
    assertThatThrownBy(() -> says(it, who, Vote.APPROVE))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining(why);
  }
}
