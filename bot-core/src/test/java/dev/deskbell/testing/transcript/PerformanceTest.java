package dev.deskbell.testing.transcript;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PerformanceTest {

  private static final String STORY =
      """
      # An umbrella is lost and found.
      ana lives in Europe/Berlin
      ana in #general types: /desk lose
      ana sees the form "Lost property"
          What is lost?:
          Colour:
      ben sees no form
      ana fills in
          What is lost?: My umbrella
          Colour: Black
      ana sees no form

      ben in #lost sees
          My … umbrella
          State: Lost
          [Found it]
      ben in #lost does not see: Found by
      """;
  private static final String FOUND =
      STORY
          + """
          ben presses "Found it"
          ben in #lost sees once
              My umbrella
              State: Found by ben
              no [Found it]
          ana in messages sees: My umbrella was found
          ben in messages does not see: umbrella
          """;

  @Test
  void a_story_that_happens_so_is_played_to_its_end() {
    plays(FOUND);
  }

  @Test
  void a_mistake_is_answered_to_one_alone() {
    plays(
        """
        ana in #general types: /desk lsoe
        ana alone sees
            No such command
            You said lsoe
        ben alone does not see: No such command
        ana in #general types: @desk hello
        ana alone sees: You said hello
        ana in messages types: hello again
        ana alone sees: You said hello again
        """);
  }

  @Test
  void a_form_keeps_its_problems_until_they_are_mended() {
    plays(
        """
        ana in #general types: /desk lose
        ana fills in
          What is lost?: My
        ana sees the form "Lost property"
          What is lost?: … Say more, please.
        ana fills in
          What is lost?: My umbrella
          Colour: Red
        ana does it again
        ben in #lost sees once: My umbrella
        """);
  }

  @Test
  void a_thread_carries_what_is_said_and_time_passes() {
    plays(
        STORY
            + """
            ben in the thread types: I saw it
            ben in the thread sees: Heard: I saw it
            later: 2 days
            ana is not told of: still lost
            later: 3 days
            ana is told of: still lost
            ben is not told of: still lost
            """);
  }

  @ParameterizedTest
  @MethodSource("untrueEndings")
  void a_story_that_happens_otherwise_fails_at_its_line(String ending, String complaint) {
    assertThatThrownBy(() -> plays(FOUND + ending))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("story.txt:" + (FOUND.lines().count() + 1) + ": ")
        .hasMessageContaining(complaint);
  }

  static Stream<Arguments> untrueEndings() {
    return Stream.of(
        Arguments.of("ben in #lost sees: Your umbrella\n", "lacks: Your umbrella"),
        Arguments.of("ben in #lost sees: State: Lost\n", "lacks: State: Lost"),
        Arguments.of("ben in #lost sees\n  State\n  My umbrella\n", "lacks: My umbrella"),
        Arguments.of("ben in #lost sees: [Found it]\n", "lacks: [Found it]"),
        Arguments.of("ben in #general sees: umbrella\n", "there is nothing"),
        Arguments.of("ben in #lost does not see: umbrella\n", "must not be seen"),
        Arguments.of("ben in #lost sees: umbrel\n", "lacks: umbrel"),
        Arguments.of("ben presses \"Found it\"\n", "no button Found it"),
        Arguments.of("cleo presses \"Found it\"\n", "has seen nothing yet"),
        Arguments.of("cleo in the thread types: hello\n", "has seen no message yet"),
        Arguments.of("cleo edits it: hello\n", "has said nothing yet"),
        Arguments.of("ana fills in\n  Colour: Red\n", "no form is open"),
        Arguments.of("ana sees the form \"Lost property\"\n", "no form is open"));
  }

  private static void plays(String story) {
    try (var theatre = new TinyTheatre()) {
      var transcript = Transcript.of("story.txt", story.lines().toList());
      new Performance(theatre, Duration.ofMillis(500)).plays(transcript);
    }
  }
}
