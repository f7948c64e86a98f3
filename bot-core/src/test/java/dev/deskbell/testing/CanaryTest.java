package dev.deskbell.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class CanaryTest {
  private final AtomicBoolean seen = new AtomicBoolean();
  private final ByteArrayOutputStream passed = new ByteArrayOutputStream();
  private final PrintStream out =
      new PrintStream(
          new Canary.Listening(new PrintStream(passed, true, StandardCharsets.UTF_8), seen),
          true,
          StandardCharsets.UTF_8);

  @Test
  void it_is_seen_wherever_it_stands_and_however_it_is_cut() {
    out.print("token=xoxb-" + Canary.WORD.substring(0, 5));
    out.print(Canary.WORD.substring(5) + "-1\n");
    assertThat(seen).isTrue();
    assertThat(passed.toString(StandardCharsets.UTF_8))
        .isEqualTo("token=xoxb-" + Canary.WORD + "-1\n");
  }

  @Test
  void what_begins_like_it_is_nothing() {
    out.print("c" + Canary.WORD.substring(0, Canary.WORD.length() - 1) + "X");
    assertThat(seen).isFalse();
  }

  @Test
  void the_log_of_this_very_class_is_listened_to_and_its_stack_traces() {
    LoggerFactory.getLogger(CanaryTest.class)
        .error("The next line is meant to be seen", new IllegalStateException(Canary.WORD));
    assertThat(Canary.isHeard()).isTrue();
    System.err.println("meant to be seen: " + Canary.WORD);
    assertThat(Canary.isHeard()).isTrue();
    assertThat(Canary.isHeard()).isFalse();
  }
}
