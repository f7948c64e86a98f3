package dev.deskbell.approval;

import static dev.deskbell.approval.World.person;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Whoever has two accounts, or sits for others, has one vote, and none in their own matter. */
class OnePersonOneVoteTest extends VotingRules {
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
  void nobody_decides_as_the_deputy_of_who_asks() {
    world.deputies.put(person(0), person(5));
    refused(asked(world, stage("any", false, 0, 1)), 5, "not among those who are asked");
  }

  @Test
  void who_asks_is_nobodys_deputy_in_their_own_matter() {
    world.deputies.put(person(1), person(0));
    refused(asked(world, stage("any", false, 1)), 0, "your own matter");
  }
}
