package dev.deskbell.testing.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TranscriptParserTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ana hops | nobody knows what this means",
        "Ana in #general types: hello | nobody knows",
        "ana types: hello | doesn't say where",
        "ana sees: hello | doesn't say where",
        "ana in #general sees | doesn't say what",
        "later: 3 fortnights | nobody knows",
        "later: soon | nobody knows",
        "ana lives in Atlantis/Deep | no such zone",
        "ana presses Found | nobody knows",
      })
  void what_cannot_be_understood_is_named_with_file_and_line(String line, String complaint) {
    assertThatThrownBy(() -> parse("# A story", "", line))
        .isInstanceOf(Misprint.class)
        .hasMessageContaining("story.txt:3: ")
        .hasMessageContaining(complaint)
        .hasMessageContaining(line);
  }

  @Test
  void what_stands_indented_must_belong_to_something() {
    assertThatThrownBy(() -> parse("  alone")).hasMessageContaining("story.txt:1: this belongs");
    assertThatThrownBy(() -> parse("later: 3 days", "  alone"))
        .hasMessageContaining("story.txt:2: nothing may stand below");
    assertThatThrownBy(() -> parse("ana fills in", "  Colour Red"))
        .hasMessageContaining("story.txt:2: a field is");
  }

  @Test
  void comments_and_blank_lines_say_nothing() {
    assertThat(parse("# A story", "", "   ", "later: 1 day", "# the end")).hasSize(1);
  }

  @Test
  void every_transcript_of_the_documentation_can_be_read() {
    var folder = Path.of("..", "docs", "transcripts");
    assertThat(Transcript.in(folder)).isNotEmpty().noneMatch(it -> it.steps().isEmpty());
  }

  private static List<Step> parse(String... lines) {
    return TranscriptParser.parse("story.txt", List.of(lines));
  }
}
