package dev.deskbell.chat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.longs;

import java.text.Normalizer;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people typed is kept as words that every screen and the database can hold. */
class CleanTest {
  private static final int LONGEST = 40;
  private static final int[] ABUSE = {
    'a', ' ', '\n', 0, 7, 0x1B, 0x85, 0xAD, 0x301, 0x489, 0x200B, 0x200C, 0x200D, 0x202E, 0x2066,
    0x2069, 0x2028, 0xD83D, 0xDE00, 0xFE0F, 0xFEFF, 0xFFFF, 0x1F468, 0x1F469, 0x378, 0xE000,
    0xE0067, 0xE007F, 0xF0000, 0x10FFFF
  };

  private static String clean(String typed) {
    return Clean.of(typed, LONGEST);
  }

  @Test
  void whatever_is_typed_becomes_words_that_are_kept_alike_everywhere() {
    qt().withExamples(2_000)
        .forAll(longs().all())
        .checkAssert(seed -> {
          var clean = clean(abuse(new Random(seed)));
          assertThat(clean).hasSizeLessThanOrEqualTo(LONGEST).isEqualTo(clean(clean));
          assertThat(new String(clean.getBytes(UTF_8), UTF_8)).as("whole letters").isEqualTo(clean);
          assertThat(Normalizer.isNormalized(clean, Normalizer.Form.NFC)).isTrue();
          assertThat(clean.codePoints().filter(CleanTest::deceives).toArray()).isEmpty();
        });
  }

  private static String abuse(Random random) {
    var typed = new StringBuilder();
    for (var count = random.nextInt(60); count > 0; count--) {
      typed.appendCodePoint(
          random.nextInt(4) > 0
              ? ABUSE[random.nextInt(ABUSE.length)]
              : random.nextInt(Character.MAX_CODE_POINT + 1));
    }
    return typed.toString();
  }

  /** Directions, blanks without width, controls: all that makes words look like others. */
  private static boolean deceives(int letter) {
    var tag = letter >= 0xE0020 && letter <= 0xE007F;
    return switch (Character.getType(letter)) {
      case Character.CONTROL -> letter != '\n' && letter != '\t';
      case Character.FORMAT -> letter != 0x200C && letter != 0x200D && !tag;
      default -> false;
    };
  }

  @Test
  void one_name_written_in_two_ways_is_one_name() {
    assertThat(clean("Zoe\u0308")).isEqualTo(clean("Zo\u00EB")).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u200D\u200C\u200D",
        "\u202E \u2066\u2069 \u200B",
        "\uFE0F",
        " \u034F \u200C",
        "\uDB40\uDC67"
      })
  void words_that_nobody_sees_are_none(String typed) {
    assertThat(clean(typed)).isEmpty();
  }

  @Test
  void letters_keep_the_marks_that_languages_need_and_no_towers_of_them() {
    for (var written : new String[] {"Vi\u1EC7t", "\u0928\u093F\u0902", "\u05E9\u05B8\u05C1"}) {
      assertThat(clean(written)).isEqualTo(written);
    }
    var tower = clean("x" + "\u0335\u0489".repeat(15) + "y");
    assertThat(tower).startsWith("x").endsWith("y").hasSize(2 + Clean.MOST_MARKS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"👩🏽‍🚀", "👨‍👩‍👧‍👦", "🏳️‍🌈", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "می‌خواهم"})
  void what_is_joined_from_several_stays_whole(String shown) {
    assertThat(clean(shown)).isEqualTo(shown);
  }

  @Test
  void what_follows_a_megabyte_of_nothing_is_not_lost() {
    assertThat(clean("\u200B".repeat(1 << 20) + "help")).isEqualTo("help");
  }
}
