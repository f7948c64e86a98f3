package dev.deskbell.approval;

import static dev.deskbell.approval.World.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deskbell.conversation.Refusal;
import dev.deskbell.people.Person;
import dev.deskbell.ticket.TicketRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What votes come to, rule by rule. Person 0 asks; 1 to 9 may be asked. */
class VotingRulesTest {
  private static final TicketRef REF = TicketRef.of("REQ-7");
  private static final Instant AT = Instant.parse("2026-03-03T09:00:00Z");

  private final World world = new World();

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

  private Approval says(Approval it, int who, Vote vote) {
    return it.vote(person(who), vote, AT.plusSeconds(it.ballots().size() + 1), world);
  }

  private Approval says(Approval it, String votes) {
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
  void another_account_of_who_asks_does_not_decide() {
    var it = asked(world, stage("any", false, 1, 2));
    world.link(person(0), person(1));
    refused(it, 1, "your own matter");
  }

  @Test
  void two_who_turn_out_to_be_one_person_have_one_vote() {
    var it = says(asked(world, stage("at least 2", false, 1, 2, 3)), 1, Vote.APPROVE);
    world.link(person(1), person(2));
    refused(it, 2, "already");
    assertThat(it.settle(AT, world).standing()).isEqualTo(Standing.OPEN);
    assertThat(says(it, 3, Vote.APPROVE).standing()).isEqualTo(Standing.APPROVED);
  }

  @Test
  void votes_counted_before_two_became_one_are_counted_once_afterwards() {
    var it = says(asked(world, stage("at least 3", false, 1, 2, 3, 4)), "1+ 2+");
    world.link(person(1), person(2));
    assertThat(says(it, 3, Vote.APPROVE).standing()).isEqualTo(Standing.OPEN);
  }

  @Test
  void a_deputy_votes_for_who_is_away_and_both_are_on_record() {
    world.deputies.put(person(1), person(5));
    var it = says(asked(world, stage("all", false, 1, 2)), 5, Vote.APPROVE);
    assertThat(it.ballots().getLast().voter()).isEqualTo(person(5));
    assertThat(it.ballots().getLast().seat()).isEqualTo(person(1));
    assertThat(says(it, 2, Vote.APPROVE).standing()).isEqualTo(Standing.APPROVED);
  }

  @Test
  void what_a_member_says_outweighs_their_deputy_whoever_spoke_last() {
    world.deputies.put(person(1), person(5));
    var it = says(asked(world, stage("all", false, 1, 2)), 5, Vote.REJECT);
    assertThat(it.standing()).isEqualTo(Standing.REJECTED);
    var other = says(asked(world, stage("any", false, 1, 2)), 1, Vote.ABSTAIN);
    assertThat(says(other, 5, Vote.APPROVE).standing()).isEqualTo(Standing.OPEN);
  }

  @Test
  void a_deputy_of_two_and_a_member_who_is_deputy_have_one_vote() {
    world.deputies.put(person(1), person(5));
    world.deputies.put(person(2), person(5));
    var it = says(asked(world, stage("at least 2", false, 1, 2, 3)), 5, Vote.APPROVE);
    refused(it, 5, "already");
    world.deputies.put(person(1), person(3));
    assertThat(says(it, 3, Vote.APPROVE).ballots().getLast().seat()).isEqualTo(person(3));
  }

  @Test
  void two_deputies_who_turn_out_to_be_one_person_have_one_vote() {
    world.deputies.put(person(1), person(5));
    world.deputies.put(person(2), person(6));
    var it = says(asked(world, stage("at least 3", false, 1, 2, 3, 4)), "5+ 6+");
    world.link(person(5), person(6));
    assertThat(says(it, 3, Vote.APPROVE).standing()).isEqualTo(Standing.OPEN);
  }

  @Test
  void a_deputy_who_thinks_again_changes_their_vote() {
    world.deputies.put(person(1), person(5));
    world.deputies.put(person(2), person(5));
    var it = says(asked(world, stage("at least 2", true, 1, 2, 3)), 5, Vote.APPROVE);
    assertThat(says(it, 5, Vote.REJECT).standing()).isEqualTo(Standing.REJECTED);
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
  void nobody_decides_as_the_deputy_of_who_asks() {
    world.deputies.put(person(0), person(5));
    refused(asked(world, stage("any", false, 0, 1)), 5, "not among those who are asked");
  }

  @Test
  void who_asks_is_nobodys_deputy_in_their_own_matter() {
    world.deputies.put(person(1), person(0));
    refused(asked(world, stage("any", false, 1)), 0, "your own matter");
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

  private void refused(Approval it, int who, String why) {
    assertThatThrownBy(() -> says(it, who, Vote.APPROVE))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining(why);
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
