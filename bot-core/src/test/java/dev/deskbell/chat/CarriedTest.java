package dev.deskbell.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.strings;

import dev.deskbell.testing.contract.Hostile;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CarriedTest {

  @ParameterizedTest
  @CsvSource({
    "'plain words', 'plain words'",
    "'', ''",
    "'tab\tstays', 'tab\tstays'",
    "'one\r\ntwo\rthree\nfour', 'one\ntwo\nthree\nfour'",
    "'a\u0085b\u2028c\u2029d\u000be\u000cf', 'a\nb\nc\nd\ne\nf'",
    "'NUL\u0000 bell\u0007 delete\u007f', 'NUL bell delete'",
    "'half \ud83d of 🔴 and \udd34', 'half  of 🔴 and '",
    "'delete\u007f', 'delete'",
    "'one\u2028two', 'one\ntwo'",
    "'one\u2029two', 'one\ntwo'",
    "'bell\u0007\tand tab', 'bell\tand tab'",
    "'\u202eturned\u200b', '\u202eturned\u200b'",
  })
  void what_cannot_be_carried_is_left_out(String words, String carried) {
    assertThat(Carried.of(words)).isEqualTo(carried);
  }

  @Test
  void it_is_what_its_description_says_for_any_words() {
    Hostile.WORDS.forEach(it -> assertThat(Carried.of(it)).isEqualTo(described(it)));
    qt().withExamples(2_000)
        .forAll(strings().allPossible().ofLengthBetween(0, 12))
        .check(it -> Carried.of(it).equals(described(it)));
  }

  private static String described(String words) {
    return words
        .replaceAll("\\R", "\n")
        .codePoints()
        .filter(it ->
            it == '\n'
                || it == '\t'
                || (!Character.isISOControl(it) && Character.getType(it) != Character.SURROGATE))
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }
}
