package dev.deskbell.testing.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every transcript of the documentation, played on a platform. */
public abstract class TranscriptSuite {

  /** A fresh desk on the example organisation, and the platform's stage before it. */
  protected abstract Theatre open();

  /** How long to wait for what must be seen. */
  protected Duration patience() {
    return Duration.ofMinutes(1);
  }

  /** Whether it is played in this build. */
  protected boolean plays(String name) {
    return true;
  }

  /** The folder, seen from a module's own. */
  protected Path folder() {
    return Path.of("..", "docs", "transcripts");
  }

  @TestFactory
  public final Stream<DynamicTest> transcripts() {
    var all = Transcript.in(folder());
    assertThat(all).as("transcripts in " + folder()).isNotEmpty();
    var played = all.stream().filter(it -> plays(it.name())).toList();
    assertThat(played).as("of these, some are played").isNotEmpty();
    return played.stream().map(it -> DynamicTest.dynamicTest(it.name(), () -> plays(it)));
  }

  private void plays(Transcript transcript) {
    try (var theatre = open()) {
      new Performance(theatre, patience()).plays(transcript);
    }
  }
}
