package dev.deskbell.approval;

import static dev.deskbell.approval.World.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deskbell.conversation.Refusal;
import dev.deskbell.people.Person;
import java.util.ArrayList;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What votes come to, rule by rule. */
class VotingRulesTest extends VotingRules {
  @ParameterizedTest
  @CsvSource({
    // any one of three
    "any, false, 3, ''         , OPEN",
    "any, false, 3, 1+         , APPROVED",
    "any, false, 3, 1-         , OPEN",
    "any, false, 3, 1- 2+      , APPROVED",
    "any, false, 3, 1- 2- 3-   , REJECTED",
    "any, false, 3, 1o 2o 3o   , UNDECIDABLE",
    "any, false, 3, 1o 2o 3-   , REJECTED",
    "any, true , 3, 1-         , REJECTED",
    "any, false, 3, 1?         , CHANGES_REQUESTED",
    "any, false, 3, 1- 1+      , APPROVED",
    // all
    "all, false, 3, 1+ 2+      , OPEN",
    "all, false, 3, 1+ 2+ 3+   , APPROVED",
    "all, false, 3, 1+ 2-      , REJECTED",
    "all, false, 3, 1+ 2o      , UNDECIDABLE",
    "all, false, 1, 1+         , APPROVED",
    // majority
    "majority, false, 3, 1+    , OPEN",
    "majority, false, 3, 1+ 2+ , APPROVED",
    "majority, false, 4, 1+ 2+ , OPEN",
    "majority, false, 4, 1+ 2+ 3+, APPROVED",
    "majority, false, 4, 1- 2- , REJECTED",
    "majority, false, 3, 1- 2o , REJECTED",
    "majority, false, 3, 1o 2o , UNDECIDABLE",
    "majority, true , 5, 1+ 2+ 3-, REJECTED",
    // two of three
    "at least 2, false, 3, 1+   , OPEN",
    "at least 2, false, 3, 1+ 3+, APPROVED",
    "at least 2, false, 3, 1- 2-, REJECTED",
    "at least 2, false, 3, 1+ 2- 3o, REJECTED",
    "at least 2, false, 3, 1o 2o, UNDECIDABLE",
    // more than there are, or nobody at all
    "at least 2, false, 1, ''  , UNDECIDABLE",
    "any, false, 0, ''         , UNDECIDABLE",
    "all, false, 0, ''         , UNDECIDABLE",
    "majority, false, 0, ''    , UNDECIDABLE",
  })
  void a_rule_and_votes_come_to(
      String rule, boolean veto, int panel, String votes, Standing outcome) {
    var stage = stage(rule, veto, IntStream.rangeClosed(1, panel).toArray());
    assertThat(says(asked(world, stage), votes).standing()).isEqualTo(outcome);
  }

  @Test
  void stages_follow_each_other_and_each_needs_votes_of_its_own() {
    var it = asked(world, stage("any", false, 1, 2), stage("any", false, 1, 3));
    it = says(it, 1, Vote.APPROVE);
    assertThat(it.standing()).isEqualTo(Standing.OPEN);
    assertThat(it.stage()).isEqualTo(1);
    assertThat(says(it, 1, Vote.APPROVE).standing()).isEqualTo(Standing.APPROVED);
    assertThat(says(it, 3, Vote.REJECT).standing()).isEqualTo(Standing.OPEN);
  }

  @Test
  void a_button_of_one_stage_is_no_button_of_the_next() {
    var it = asked(world, stage("any", false, 1), stage("any", false, 1));
    assertThat(it.seen(0)).isNotEqualTo(it.seen(1));
  }

  @Test
  void a_second_stage_that_nobody_may_decide_is_said_when_it_is_reached() {
    var it = asked(world, stage("any", false, 1), stage("any", false));
    assertThat(says(it, 1, Vote.APPROVE).standing()).isEqualTo(Standing.UNDECIDABLE);
  }

  @Test
  void who_asks_does_not_decide_even_if_they_are_on_the_panel() {
    var it = asked(world, stage("any", false, 0, 1));
    refused(it, 0, "your own matter");
    assertThat(asked(world, stage("any", false, 0)).standing()).isEqualTo(Standing.UNDECIDABLE);
  }

  @Test
  void who_takes_the_ticket_while_it_is_asked_does_not_decide_and_a_vote_given_counts_no_more() {
    var it = says(asked(world, stage("at least 2", false, 1, 2, 3)), 1, Vote.APPROVE);
    world.concerned.add(person(1));
    it = says(it, 2, Vote.APPROVE);
    assertThat(it.standing()).isEqualTo(Standing.OPEN);
    assertThat(says(it, 3, Vote.APPROVE).standing()).isEqualTo(Standing.APPROVED);
    refused(it, 1, "your own matter");
  }

  @Test
  void who_thinks_again_has_said_only_what_they_said_last() {
    var it = says(asked(world, stage("at least 2", false, 1, 2, 3)), "1+ 1- 2+ 3+");
    assertThat(it.standing()).isEqualTo(Standing.APPROVED);
    assertThat(it.lastWords())
        .filteredOn(ballot -> ballot.vote() == Vote.APPROVE)
        .extracting(Ballot::voter)
        .containsExactly(person(2), person(3));
  }

  @Test
  void who_was_asked_and_lost_the_right_does_not_decide_any_more() {
    var it = says(asked(world, stage("at least 2", false, 1, 2, 3)), 1, Vote.APPROVE);
    world.unentitled.add(person(1));
    world.gone.add(person(2));
    refused(it, 1, "no longer");
    refused(it, 2, "no longer");
    assertThat(it.settle(AT, world).standing()).isEqualTo(Standing.UNDECIDABLE);
  }

  @Test
  void who_came_later_was_not_asked() {
    refused(asked(world, stage("any", false, 1)), 9, "not among those who are asked");
  }

  @Test
  void what_was_changed_is_void_even_if_it_was_approved_and_no_vote_helps_it() {
    var it = says(asked(world, stage("any", false, 1)), 1, Vote.APPROVE).voided();
    assertThat(it.standing()).isEqualTo(Standing.VOID);
    refused(it, 1, "changed since");
  }

  @Test
  void time_escalates_or_expires_and_never_approves() {
    var higher = stage("any", false, 8);
    var plain = stage("at least 2", false, 1, 2, 3);
    var escalating =
        new Stage("Stage", plain.rule(), plain.panel(), plain.sources(), 60L, null, higher, false);
    var it = says(asked(world, escalating), 1, Vote.APPROVE).timeIsUp(AT, world);
    assertThat(it.standing()).isEqualTo(Standing.OPEN);
    refused(it, 2, "not among those who are asked");
    assertThat(says(it, 8, Vote.APPROVE).standing()).isEqualTo(Standing.APPROVED);
    assertThat(it.timeIsUp(AT, world).standing()).isEqualTo(Standing.EXPIRED);
  }

  @Test
  void once_it_has_ended_nobody_ends_it_otherwise() {
    for (var end : Standing.values()) {
      if (end.isOpen()) {
        continue;
      }
      var it = asked(world, stage("any", false, 1));
      var ended =
          new Approval(it.asking(), end, it.stages(), 0, it.since(), new ArrayList<>(), Set.of());
      assertThatThrownBy(() -> says(ended, 1, Vote.APPROVE)).isInstanceOf(Refusal.class);
      assertThat(ended.timeIsUp(AT, world)).isEqualTo(ended);
      assertThat(ended.withdrawn()).isEqualTo(ended);
      assertThat(ended.settle(AT, world)).isEqualTo(ended);
    }
  }

  private static Person.Id nobody() {
    return person(99);
  }

  @Test
  void nobody_in_particular_is_not_asked() {
    assertThatThrownBy(
            () -> asked(world, stage("any", false, 1)).vote(nobody(), Vote.APPROVE, AT, world))
        .isInstanceOf(Refusal.class);
  }
}
