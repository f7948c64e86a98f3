package dev.deskbell.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;
import static org.quicktheories.generators.SourceDSL.strings;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quicktheories.core.Gen;

class SentenceTest {
  private static final List<Param<?>> DECLARE =
      List.of(
          Param.of("title", "Title", Types.line(200)),
          Param.of("impact", "Impact", Types.word(20)),
          Param.of("service", "Service", Types.word(40)),
          Param.of("since", "Since", Types.pastMoment()),
          Param.of("details", "Details", Types.lines(2000)));
  private static final List<Param<?>> HOLD =
      List.of(
          Param.of("ticket", "Ticket", Types.word(20)),
          Param.of("until", "Until", Types.moment()),
          Param.of("why", "Why", Types.lines(200)));

  private static Map<String, String> declare(String words) {
    return Sentence.parse(DECLARE, Token.of(words)).given();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          Checkout is down impact:high service:checkout | Checkout is down | high | checkout
          impact:high Checkout   is service:checkout down | Checkout is down | high | checkout
          "Checkout is down" IMPACT:high | Checkout is down | high |
          “Checkout is down” service:“web shop” | Checkout is down | | web shop
          „Kasse ist tot“ impact:"very high" | Kasse ist tot | very high |
          The "new" page is down impact: high | The "new" page is down | high |
          see https://example.org:8443/x at 10:30 | see https://example.org:8443/x at 10:30 | |
          a 19" screen is "dead | a 19" screen is "dead | |
          title:Mail is slow impact:low | Mail is slow | low |
          "impact:high" is what it said | "impact:high" is what it said | |
          note: odd:thing stays | note: odd:thing stays | |
          """)
  void words_find_their_parameters(String words, String title, String impact, String service) {
    var given = declare(words);
    assertThat(given.getOrDefault("title", "").replaceAll("\\s+", " ")).isEqualTo(title);
    assertThat(given.get("impact")).isEqualTo(impact);
    assertThat(given.get("service")).isEqualTo(service);
  }

  @Test
  void a_value_of_several_words_takes_what_belongs_to_it() {
    assertThat(declare("Mail is slow since:yesterday 14:00 impact:low"))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("title", "Mail is slow", "since", "yesterday 14:00", "impact", "low"));
    assertThat(Sentence.parse(HOLD, Token.of("INC-3 tomorrow 9am waiting for Bob")).given())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("ticket", "INC-3", "until", "tomorrow 9am", "why", "waiting for Bob"));
  }

  @Test
  void a_long_text_that_is_named_takes_the_words_up_to_the_next_name() {
    assertThat(declare("Mail is slow details: since the update, all see it impact:low"))
        .containsEntry("details", "since the update, all see it")
        .containsEntry("impact", "low")
        .containsEntry("title", "Mail is slow");
  }

  @Test
  void words_that_nobody_takes_are_not_dropped() {
    var ack = List.<Param<?>>of(Param.of("ticket", "Ticket", Types.word(20)));
    var parsed = Sentence.parse(ack, Token.of("INC-3 and INC-4"));
    assertThat(parsed.given()).containsEntry("ticket", "INC-3");
    assertThat(parsed.left()).isEqualTo("and INC-4");
  }

  @Test
  void a_command_written_from_values_gives_the_same_values() {
    qt().forAll(values(), integers().between(0, 3), strings().basicLatinAlphabet().ofLength(1))
        .check((values, gap, _) -> declare(written(values, gap)).equals(values));
  }

  @Test
  void nothing_that_can_be_typed_breaks_it() {
    qt().forAll(strings().allPossible().ofLengthBetween(0, 60))
        .check(it -> Sentence.parse(DECLARE, Token.of(Given.cleaned(it))) != null);
    qt().forAll(
            lists()
                .of(strings().betweenCodePoints('"', ':').ofLengthBetween(0, 9))
                .ofSizeBetween(0, 9))
        .check(it -> Sentence.parse(DECLARE, Token.of(String.join(" ", it))) != null);
  }

  private static Gen<Map<String, String>> values() {
    var word = strings().betweenCodePoints('a', 'z').ofLengthBetween(1, 8);
    var words = lists().of(word).ofSizeBetween(1, 5).map(it -> String.join(" ", it));
    return words.zip(
        words,
        words,
        (title, impact, service) -> {
          var values = new HashMap<String, String>();
          values.put("title", title);
          values.put("impact", impact);
          values.put("service", service);
          return values;
        });
  }

  /** Named in any case, quoted, in an order of its own, with gaps of any width. */
  private static String written(Map<String, String> values, int gap) {
    var named =
        values.entrySet().stream()
            .filter(it -> !it.getKey().equals("title"))
            .map(it -> it.getKey().toUpperCase(Locale.ROOT) + ":\"" + it.getValue() + "\"")
            .collect(Collectors.joining(" ".repeat(1 + gap)));
    var title = values.getOrDefault("title", "");
    return gap % 2 == 0 ? title + " ".repeat(1 + gap) + named : named + " \t" + title;
  }
}
