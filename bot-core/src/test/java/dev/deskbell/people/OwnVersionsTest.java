package dev.deskbell.people;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Everybody is forgotten exactly when somebody else made a version since the last look. */
class OwnVersionsTest {
  private final OwnVersions own = new OwnVersions();

  @Test
  void what_was_made_here_makes_nobody_forget() {
    own.account(7);
    own.made(8);
    own.made(9);
    assertThat(own.account(9)).isTrue();
    assertThat(own.account(9)).isTrue();
  }

  @Test
  void one_version_of_another_instance_is_enough() {
    own.account(7);
    own.made(8);
    own.made(10);
    assertThat(own.account(10)).as("9 is another's").isFalse();
    assertThat(own.account(10)).isTrue();
  }

  /** Who looks between a commit and what is noted of it takes it for another's, and only once. */
  @Test
  void what_is_noted_late_hides_nobody_elses() {
    own.account(7);
    assertThat(own.account(8)).isFalse();
    own.made(8);
    assertThat(own.account(9)).as("9 is another's").isFalse();
  }

  @Test
  void what_is_seen_late_counts_when_it_is_seen() {
    own.account(7);
    own.made(8);
    own.made(9);
    assertThat(own.account(8)).isTrue();
    assertThat(own.account(9)).isTrue();
  }

  @Test
  void a_version_that_went_back_is_another_database() {
    own.account(7);
    assertThat(own.account(3)).isFalse();
  }
}
