package dev.deskbell.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.strings;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SlackJsonTest {

  @Test
  void everything_stands_where_it_was_put() {
    var json = new SlackJson().object();
    json.put("words", "a").put("yes", true).put("many", Long.MAX_VALUE);
    json.array("all").object().endObject().array().endArray().endArray();
    json.object("inner").written("whole", "[1]").around("\"as\":{\"to\":", "b", "}").endObject();

    assertThat(json.endObject())
        .hasToString(
            "{\"words\":\"a\",\"yes\":true,\"many\":9223372036854775807,\"all\":[{},[]],"
                + "\"inner\":{\"whole\":[1],\"as\":{\"to\":\"b\"}}}");
  }

  /** Words end in a bracket or a comma, too, and what follows them is still told apart. */
  @Test
  void any_words_are_read_again_as_they_were() {
    qt().withExamples(2_000)
        .forAll(strings().allPossible().ofLengthBetween(0, 12))
        .check(SlackJsonTest::isReadAgain);
  }

  /** Quotation marks and backslashes are rare among all there is. */
  @Test
  void what_must_be_escaped_is() {
    qt().withExamples(2_000)
        .forAll(strings().basicLatinAlphabet().ofLengthBetween(0, 12))
        .check(SlackJsonTest::isReadAgain);
  }

  @Test
  void no_control_character_stays_one() {
    assertThat(IntStream.range(0, ' ').mapToObj(Character::toString))
        .allMatch(it -> isReadAgain("a" + it + "b"));
  }

  private static boolean isReadAgain(String words) {
    var written =
        new SlackJson().object().put("first", words).put("second", words + "{").endObject() + "";
    var read = Json.parse(written).element().getAsJsonObject();
    return read.get("first").getAsString().equals(words)
        && read.get("second").getAsString().equals(words + "{")
        && written.chars().noneMatch(it -> it < ' ');
  }
}
