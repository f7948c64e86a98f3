package dev.deskbell.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.strings;

import org.junit.jupiter.api.Test;

class SlackJsonTest {

  @Test
  void everything_stands_where_it_was_put() {
    var json = new SlackJson().object();
    json.put("words", "a").put("yes", true).put("many", Long.MAX_VALUE);
    json.array("all").object().endObject().array().endArray().endArray();
    json.object("inner").written("whole", "[1]").around("\"as\":", "b", "").endObject();

    assertThat(json.endObject())
        .hasToString(
            "{\"words\":\"a\",\"yes\":true,\"many\":9223372036854775807,\"all\":[{},[]],"
                + "\"inner\":{\"whole\":[1],\"as\":\"b\"}}");
  }

  /** Words end in a bracket or a comma, too, and what follows them is still told apart. */
  @Test
  void any_words_are_read_again_as_they_were() {
    qt().withExamples(2_000)
        .forAll(strings().allPossible().ofLengthBetween(0, 12))
        .check(it -> {
          var json = new SlackJson().object().put("first", it).put("second", it + "{").endObject();
          var read = Json.parse(json.toString()).element().getAsJsonObject();
          return read.get("first").getAsString().equals(it)
              && read.get("second").getAsString().equals(it + "{");
        });
  }
}
