package dev.deskbell.slack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.strings;

import dev.deskbell.slack.SlackHearing.Unreadable;
import java.net.URLDecoder;
import java.net.URLEncoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlackFormTest {

  @ParameterizedTest
  @CsvSource({
    "payload=%7B%7D, {}",
    "payload=a+b%2Bc, 'a b+c'",
    "a=1&payload=b&c=2, b",
    "a=1&payload=b, b",
    "payload=&c=2, ''",
    "a=payload=b, ''",
    "mypayload=b, ''",
    "a=1, ''",
    "'', ''",
    "payload=ö%C3%B6, öö",
    "payload=%C3a, \uFFFDa",
  })
  void one_field_is_read_and_no_other(String form, String field) {
    assertThat(new SlackForm(form).field("payload")).isEqualTo(field);
  }

  @ParameterizedTest
  @ValueSource(strings = {"%", "%4", "a%4", "%zz", "%-1", "ö%", "%4ö"})
  void what_no_form_is_written_like_cant_be_read(String value) {
    assertThatThrownBy(() -> SlackForm.decoded(value)).isInstanceOf(Unreadable.class);
  }

  @Test
  void any_words_are_read_as_java_reads_them() {
    qt().withExamples(2_000)
        .forAll(strings().allPossible().ofLengthBetween(0, 12))
        .check(it -> {
          var encoded = URLEncoder.encode(it, UTF_8);
          var decoded = URLDecoder.decode(encoded, UTF_8);
          return SlackForm.decoded(encoded).equals(decoded);
        });
  }
}
