package dev.deskbell.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.longs;

import dev.deskbell.chat.Choice;
import dev.deskbell.chat.Phrase;
import dev.deskbell.chat.Phrase.Kind;
import dev.deskbell.chat.Phrase.Parameter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.DataObject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DefinitionsTest {

  private static final String NAME = "[a-z0-9_-]{1,32}";

  @Test
  void two_words_are_a_subcommand_of_the_first() {
    var definitions = Definitions.of(List.of(phrase("fix.begin", "fix start")));
    assertThat(definitions.find("fix", "start").orElseThrow().operation()).isEqualTo("fix.begin");
  }

  @Test
  void a_word_that_is_said_alone_and_with_others_gets_its_operations_name() {
    var definitions =
        Definitions.of(List.of(phrase("fix.raise", "fix"), phrase("fix.start", "fix start")));
    var raise = definitions.find("fix", "raise").orElseThrow();
    assertThat(raise.words()).isEqualTo("fix");
    assertThat(raise.operation()).isEqualTo("fix.raise");

    var twins = Definitions.of(List.of(phrase("a.start", "fix"), phrase("b", "fix start")));
    assertThat(twins.find("fix", "start").orElseThrow().words()).isEqualTo("fix start");
    assertThat(twins.find("fix", "start-2").orElseThrow().words()).isEqualTo("fix");
  }

  @Test
  void words_alone_stand_under_what_they_are_about_or_under_desk() {
    var about = words("thing", true, true);
    var definitions =
        Definitions.of(
            List.of(
                phrase("a", "take", about),
                phrase("b", "show", about),
                phrase("c", "watch", about),
                phrase("d", "help")));
    assertThat(definitions.find("thing", "take")).isPresent();
    assertThat(definitions.find("desk", "help")).isPresent();
    assertThat(definitions.find("desk", "start").orElseThrow().words()).isEmpty();
    assertThat(definitions.find("desk", "take")).isEmpty();
  }

  @Test
  void what_must_be_given_comes_first_and_sentences_are_left_to_a_form() {
    var subcommand =
        Subcommand.of(
            phrase(
                "a",
                "fix it",
                words("why", true, false),
                new Parameter("page", "", Kind.NUMBER, false, List.of(), false),
                words("what", true, true)));
    assertThat(subcommand.options().keySet()).containsExactly("what", "why", "page");
    assertThat(subcommand.needed()).containsExactly("what");
  }

  @Test
  void without_a_sentence_all_that_is_needed_must_be_given() {
    var level = List.of(new Choice("1", "High"));
    var subcommand =
        Subcommand.of(
            phrase("a", "fix it", new Parameter("level", "", Kind.WORDS, true, level, false)));
    assertThat(subcommand.needed()).containsExactly("level");
  }

  @Test
  void whatever_can_be_said_is_commands_that_discord_takes() {
    qt().withExamples(100)
        .withShrinkCycles(0)
        .forAll(longs().all())
        .checkAssert(seed -> taken(anyPhrases(new Random(seed))));
  }

  @Test
  void commands_that_discord_gives_back_are_the_same_commands() {
    var json = Definitions.of(anyPhrases(new Random(7))).json(true);
    var back = DataArray.fromJson(json.toString());
    back.stream(DataArray::getObject)
        .forEach(it -> it.put("id", "1").put("version", "2").put("nsfw", false));
    assertThat(Registration.digest(back, true)).isEqualTo(Registration.digest(json, true));

    back.getObject(0).put("description", "another");
    assertThat(Registration.digest(back, true)).isNotEqualTo(Registration.digest(json, true));
  }

  private static void taken(List<Phrase> phrases) {
    var definitions = Definitions.of(phrases);
    var commands = definitions.json(true).stream(DataArray::getObject).toList();
    var slash = commands.stream().filter(it -> it.getInt("type") == 1).toList();
    assertThat(slash).hasSizeLessThanOrEqualTo(100);
    for (var type : List.of(2, 3)) {
      var others = commands.stream().filter(it -> it.getInt("type") == type).toList();
      assertThat(others).hasSizeLessThanOrEqualTo(15);
      assertThat(others)
          .extracting(it -> it.getString("name"))
          .doesNotHaveDuplicates()
          .allMatch(it -> !it.isBlank() && it.length() <= 32);
    }
    var operations = new HashSet<String>();
    for (var command : slash) {
      assertThat(command.getString("name")).matches(NAME);
      assertThat(command.getString("description").length()).isBetween(1, 100);
      assertThat(length(command)).isLessThanOrEqualTo(8_000);
      var subcommands = options(command);
      assertThat(subcommands).hasSizeBetween(1, 25);
      assertThat(subcommands).extracting(it -> it.getString("name")).doesNotHaveDuplicates();
      for (var it : subcommands) {
        subcommand(it);
        operations.add(
            String.valueOf(
                definitions
                    .find(command.getString("name"), it.getString("name"))
                    .orElseThrow()
                    .operation()));
      }
    }
    assertThat(operations).containsAll(phrases.stream().map(Phrase::operation).toList());
  }

  private static void subcommand(DataObject it) {
    assertThat(it.getString("name")).matches(NAME);
    assertThat(it.getString("description").length()).isBetween(1, 100);
    var required = options(it).stream().map(one -> one.getBoolean("required")).toList();
    assertThat(required.lastIndexOf(true) + 1L)
        .as("required first")
        .isEqualTo(required.stream().filter(one -> one).count());
    assertThat(options(it)).hasSizeLessThanOrEqualTo(25);
    assertThat(options(it)).extracting(one -> one.getString("name")).doesNotHaveDuplicates();
    for (var option : options(it)) {
      assertThat(option.getString("name")).matches(NAME);
      assertThat(option.getString("description").length()).isBetween(1, 100);
      var choices = option.optArray("choices").orElseGet(DataArray::empty);
      assertThat(choices.length()).isLessThanOrEqualTo(25);
      assertThat(choices.isEmpty() || !option.getBoolean("autocomplete", false)).isTrue();
    }
  }

  private static List<DataObject> options(DataObject of) {
    return of.optArray("options").orElseGet(DataArray::empty).stream(DataArray::getObject).toList();
  }

  private static int length(DataObject of) {
    var own =
        of.getString("name", "").length()
            + of.getString("description", "").length()
            + of.getString("value", "").length();
    var choices = of.optArray("choices").orElseGet(DataArray::empty);
    return own
        + options(of).stream().mapToInt(DefinitionsTest::length).sum()
        + choices.stream(DataArray::getObject).mapToInt(DefinitionsTest::length).sum();
  }

  private static List<Phrase> anyPhrases(Random random) {
    var phrases = new ArrayList<Phrase>();
    for (var number = 0; number < random.nextInt(1, 160); number++) {
      var first = "word" + random.nextInt(20);
      var words = random.nextInt(4) == 0 ? "alone" + number : first + " deed" + number;
      var any = random.nextInt(30) == 0 ? first : words;
      phrases.add(
          new Phrase(
              "op." + number,
              random.nextInt(20) == 0 ? "Ünïcode's_" + number : any,
              "s".repeat(random.nextInt(120)),
              parameters(random),
              random.nextInt(6) == 0 ? "Message " + "m".repeat(random.nextInt(60)) : null,
              random.nextInt(6) == 0 ? "Person " + "p".repeat(random.nextInt(60)) : null));
    }
    return phrases;
  }

  private static List<Parameter> parameters(Random random) {
    return IntStream.range(0, random.nextInt(random.nextInt(8) == 0 ? 26 : 5))
        .mapToObj(it -> {
          var kind = List.of(Kind.values()).get(random.nextInt(Kind.values().length));
          var choices =
              IntStream.range(0, random.nextInt(5) == 0 ? random.nextInt(40) : 0)
                  .mapToObj(one -> new Choice("v".repeat(50) + one, "l".repeat(random.nextInt(75))))
                  .toList();
          return new Parameter(
              "Param " + "p".repeat(random.nextInt(40)) + it,
              "d".repeat(random.nextInt(120)),
              kind,
              random.nextBoolean(),
              choices,
              random.nextInt(4) == 0);
        })
        .toList();
  }

  private static Phrase phrase(String operation, String words, Parameter... parameters) {
    return phrase(operation, words, null, parameters);
  }

  private static Phrase phrase(
      String operation, String words, @Nullable String onMessage, Parameter... parameters) {
    return new Phrase(operation, words, "Does it", List.of(parameters), onMessage);
  }

  private static Parameter words(String name, boolean required, boolean suggested) {
    return new Parameter(name, "What", Kind.WORDS, required, List.of(), suggested);
  }
}
