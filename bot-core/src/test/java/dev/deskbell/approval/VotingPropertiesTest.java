package dev.deskbell.approval;

import static dev.deskbell.approval.World.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.longs;

import dev.deskbell.conversation.Refusal;
import dev.deskbell.people.Person;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Whatever people do and whatever becomes of them meanwhile, nobody decides about their own and
 * nothing is approved against its rule. What is right is counted here once more, in another way
 * than by the product.
 */
class VotingPropertiesTest {
  private static final Instant AT = Instant.parse("2026-03-03T09:00:00Z");
  private static final int PEOPLE = 8;
  private static final String[] RULES = {"any", "all", "majority", "at least 2", "at least 3"};

  private int approved;
  private int undecidable;
  private int rejected;

  @Test
  void no_sequence_of_deeds_lets_anybody_decide_about_their_own_or_breaks_the_rule() {
    qt().withFixedSeed(42)
        .withExamples(20_000)
        .forAll(longs().all())
        .checkAssert(seed -> new Run(new Random(seed)).goes());
    assertThat(approved).as("approvals met on the way").isGreaterThan(300);
    assertThat(undecidable).as("dead ends met on the way").isGreaterThan(300);
    assertThat(rejected).as("rejections met on the way").isGreaterThan(100);
  }

  private final class Run {
    private final Random random;
    private final World world = new World();
    private Approval it;

    private Run(Random random) {
      this.random = random;
      world.concerned.add(person(0));
      for (var named = random.nextInt(5); named > 0; named--) {
        world.deputies.put(someone(), someone());
      }
      it = VotingRules.asked(world, stages());
    }

    private Stage[] stages() {
      var stages = new Stage[1 + random.nextInt(3)];
      for (var i = 0; i < stages.length; i++) {
        var panel = random.ints(random.nextInt(6), 0, PEOPLE).distinct().toArray();
        var higher = random.nextBoolean() ? VotingRules.stage("any", false, 1, 7) : null;
        var plain =
            VotingRules.stage(RULES[random.nextInt(RULES.length)], random.nextBoolean(), panel);
        stages[i] =
            new Stage(
                "Stage " + i,
                plain.rule(),
                plain.panel(),
                plain.sources(),
                60L,
                30L,
                higher,
                false);
      }
      return stages;
    }

    private void goes() {
      for (var step = 0; step < 30; step++) {
        var before = it;
        if (!deed(AT.plusSeconds(step))) {
          holds(before);
        }
      }
      switch (it.standing()) {
        case APPROVED -> approved++;
        case UNDECIDABLE -> undecidable++;
        case REJECTED -> rejected++;
        case OPEN, CHANGES_REQUESTED, EXPIRED, VOID, WITHDRAWN -> {}
      }
    }

    /** Says whether what was approved is so no longer, which needs no votes. */
    private boolean deed(Instant at) {
      var who = someone();
      switch (random.nextInt(32)) {
        case 0 -> world.link(who, someone());
        case 1 -> world.gone.add(who);
        case 2 -> world.unentitled.add(who);
        case 3 -> world.concerned.add(who);
        case 4, 5 -> world.deputies.put(who, someone());
        case 6 -> world.deputies.remove(who);
        case 7 -> it = it.settle(at, world);
        case 8 -> it = it.timeIsUp(at, world);
        case 9 -> {
          if (random.nextInt(5) == 0) {
            it = it.voided();
            return true;
          }
        }
        default -> vote(who, at);
      }
      return false;
    }

    private void vote(Person.Id who, Instant at) {
      var votes = random.nextInt(10);
      var vote =
          votes < 6
              ? Vote.APPROVE
              : votes < 8 ? Vote.REJECT : votes == 8 ? Vote.ABSTAIN : Vote.CHANGES;
      try {
        it = it.vote(who, vote, at, world);
      } catch (Refusal _) {
        return;
      }
      assertThat(world.concerned()).as("who voted").doesNotContain(world.today(who));
    }

    private Person.Id someone() {
      return person(random.nextInt(PEOPLE));
    }

    private void holds(Approval before) {
      if (before.standing().isOpen() && it.stage() > before.stage()) {
        for (var stage = before.stage(); stage < it.stage(); stage++) {
          passedByRule(stage);
        }
      }
      if (before.standing().isOpen() && it.standing() == Standing.APPROVED) {
        passedByRule(it.stage());
      }
      if (!before.standing().isOpen()) {
        assertThat(it.standing()).isEqualTo(before.standing());
      }
      if (it.standing().isOpen()) {
        assertThat(it.tally(world).missing()).isPositive();
      }
    }

    /** A stage was passed: enough different people, on different seats, who may, said yes. */
    private void passedByRule(int stage) {
      var fixed = it.stages().get(stage);
      if (fixed.overdue()) {
        return;
      }
      var last = new HashMap<Person.Id, Ballot>();
      it.ballots().stream()
          .filter(ballot -> ballot.stage() == stage)
          .forEach(ballot -> last.put(world.today(ballot.voter()), ballot));
      var voters = new HashSet<Person.Id>();
      var seats = new HashSet<Person.Id>();
      last.forEach((voter, ballot) -> {
        var seat = world.today(ballot.seat());
        if (ballot.vote() == Vote.APPROVE && may(voter, seat, fixed)) {
          voters.add(voter);
          seats.add(seat);
        }
      });
      assertThat(Math.min(voters.size(), seats.size()))
          .as("different people who approved %s in %s", it, world.concerned())
          .isGreaterThanOrEqualTo(Math.max(1, fixed.needed()));
      if (fixed.rule().veto()) {
        assertThat(rejecting(last, fixed)).as("vetoes").isEmpty();
      }
    }

    private Set<Person.Id> rejecting(Map<Person.Id, Ballot> last, Stage fixed) {
      var rejecting = new HashSet<Person.Id>();
      last.forEach((voter, ballot) -> {
        var own = Objects.equals(voter, world.today(ballot.seat()));
        if (ballot.vote() == Vote.REJECT && own && may(voter, voter, fixed)) {
          rejecting.add(voter);
        }
      });
      return rejecting;
    }

    private boolean may(Person.Id voter, Person.Id seat, Stage fixed) {
      return !world.concerned().contains(voter)
          && !world.concerned().contains(seat)
          && world.present(voter)
          && world.present(seat)
          && fixed.panel().stream()
              .filter(member -> !world.unentitled.contains(member))
              .map(world::today)
              .anyMatch(seat::equals);
    }
  }
}
