package dev.deskbell.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PolicyFilesTest {
  /** The schema stands in the test resources. */
  record Shelves(List<Shelf> shelves, @Nullable String label, @Nullable Integer height) {
    static final Shelves NONE = new Shelves(List.of(), null, null);
  }

  record Shelf(
      String id, @Nullable Colour paint, @Nullable String openUntil, @Nullable String next) {
    Shelf {
      if ("self".equals(id)) {
        throw new IllegalArgumentException("a shelf is not called self");
      }
    }
  }

  enum Colour {
    RED,
    DARK_BLUE
  }

  static final Section<Shelves> SHELVES =
      new Section<>("shelves", Shelves.class, Shelves.NONE, PolicyFilesTest::twice);

  private static List<Section.Problem> twice(Shelves shelves) {
    return shelves.shelves().stream().map(Shelf::id).distinct().count() < shelves.shelves().size()
        ? List.of(new Section.Problem("/shelves/1/id", "is there twice"))
        : List.of();
  }

  private static final CrossCheck NEXT_IS_THERE =
      draft -> {
        var shelves = draft.of(SHELVES).shelves();
        var ids = shelves.stream().map(Shelf::id).toList();
        var findings = new ArrayList<CrossCheck.Finding>();
        for (var i = 0; i < shelves.size(); i++) {
          var next = shelves.get(i).next();
          if (next != null && !ids.contains(next)) {
            var why = "no shelf is called `" + next + "`" + Closest.hint(next, ids);
            findings.add(CrossCheck.finding(SHELVES, "/shelves/" + i + "/next", why));
          }
        }
        return findings;
      };

  private final Assembly assembly = new Assembly(List.of(SHELVES), List.of(NEXT_IS_THERE));

  @Test
  void words_mean_what_they_say() {
    var shelves =
        read(
            """
            label: no
            height: 2
            shelves:
              - id: a
                paint: dark_blue
                open-until: 17:30
              - { id: b, open-until: 2026-01-01, next: a }
            """);
    assertThat(shelves)
        .isEqualTo(
            new Shelves(
                List.of(
                    new Shelf("a", Colour.DARK_BLUE, "17:30", null),
                    new Shelf("b", null, "2026-01-01", "a")),
                "no",
                2));
  }

  @Test
  void a_folder_of_files_is_one_list() {
    var shelves =
        read(
            new PolicyFile("shelves.yaml", "label: x\nshelves: [{id: a}]"),
            new PolicyFile("shelves/more.yml", "shelves:\n  - id: b"));
    assertThat(shelves.shelves()).extracting(Shelf::id).containsExactly("a", "b");
    assertThat(
            problems(
                Map.of(
                    "shelves.yaml", "label: x\nshelves: [{id: a}]",
                    "shelves/more.yaml", "shelves:\n  - id: b\n    next: c\nlabel: y")))
        .containsExactly(
            "shelves/more.yaml:4: label: is said twice, first in shelves.yaml:1; keep one");
    assertThat(
            problems(
                Map.of(
                    "shelves.yaml", "shelves: [{id: a}]",
                    "shelves/more.yaml", "shelves:\n  - id: b\n    next: c")))
        .singleElement()
        .asString()
        .startsWith("shelves/more.yaml:3: shelves[1].next: no shelf is called `c`");
  }

  @Test
  void no_file_and_an_empty_file_are_no_mistake_of_their_own() {
    assertThat(assembly.of(List.of())).containsEntry("shelves", Shelves.NONE);
    assertThat(problems(Map.of("shelves.yaml", "# nothing yet\n")))
        .containsExactly("shelves.yaml:1: `shelves` is missing");
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        Arguments.of(
            "a tab", "shelves:\n\t- id: a\n", "shelves.yaml:2: has a tab; indent with spaces"),
        Arguments.of("no yaml", "shelves: [\n", "shelves.yaml:2: is no YAML here: "),
        Arguments.of("a second document", "shelves: []\n---\nshelves: []\n", "shelves.yaml:"),
        Arguments.of(
            "a key twice",
            "shelves:\n  - id: a\n    id: b\n",
            "shelves.yaml:3: shelves[0].id: is said twice; keep one"),
        Arguments.of(
            "a top key twice",
            "shelves: []\nshelves: []\n",
            "shelves.yaml:2: shelves: is said twice; keep one"),
        Arguments.of(
            "an unknown key",
            "shelves:\n  - id: a\n    piant: red\n",
            "shelves.yaml:3: shelves[0].piant: is no known key; did you mean `paint`?"),
        Arguments.of(
            "a key like no other",
            "shelves: []\nzzzzzzzz: 1\n",
            "shelves.yaml:2: zzzzzzzz: is no known key; known are `shelves`, `label`, `height`"),
        Arguments.of(
            "a wrong type",
            "shelves: 5\n",
            "shelves.yaml:1: shelves: is a number, but must be a list"),
        Arguments.of(
            "a number for text",
            "label: 5\nshelves: []\n",
            "shelves.yaml:1: label: is a number, but must be text"),
        Arguments.of(
            "no value",
            "shelves:\n  - id:\n",
            "shelves.yaml:2: shelves[0].id: is empty; give a value or take the key away"),
        Arguments.of(
            "a missing key",
            "shelves:\n  - paint: red\n",
            "shelves.yaml:2: shelves[0]: `id` is missing"),
        Arguments.of(
            "a choice that is none",
            "shelves:\n  - id: a\n    paint: rad\n",
            "shelves.yaml:3: shelves[0].paint: `rad` is none of `red`, `dark_blue`; did you mean `red`?"),
        Arguments.of(
            "a pattern",
            "shelves:\n  - id: A B\n",
            "shelves.yaml:2: shelves[0].id: `A B` is not a lower-case word"),
        Arguments.of("a range", "height: 99\nshelves: []\n", "shelves.yaml:1: height: "),
        Arguments.of(
            "a refusing record",
            "shelves:\n  - id: self\n",
            "shelves.yaml:2: shelves[0]: a shelf is not called self"),
        Arguments.of(
            "the section's own check",
            "shelves:\n  - id: a\n  - id: a\n",
            "shelves.yaml:3: shelves[1].id: is there twice"),
        Arguments.of(
            "across sections",
            "shelves:\n  - id: anna\n  - id: b\n    next: ana\n",
            "shelves.yaml:4: shelves[1].next: no shelf is called `ana`; did you mean `anna`?"),
        Arguments.of(
            "a tag that names a class",
            "shelves:\n  - id: !!java.net.URL [x]\n",
            "shelves.yaml:2: is no YAML here: Global tag is not allowed"),
        Arguments.of(
            "a tag of another kind",
            "shelves: !!set {a}\n",
            "shelves.yaml:1: shelves: `tag:yaml.org,2002:set` is not understood"),
        Arguments.of(
            "a tagged scalar",
            "label: !!binary aGk=\nshelves: []\n",
            "shelves.yaml:1: label: `tag:yaml.org,2002:binary` is not understood; write the plain value"),
        Arguments.of(
            "itself",
            "shelves: &all\n  - *all\n",
            "shelves.yaml:1: shelves[0]: contains itself; take the alias away"),
        Arguments.of(
            "a list at the top", "- a\n", "shelves.yaml:1: starts with a key such as `name:`"),
        Arguments.of(
            "a map as a key",
            "? {a: b}\n: c\n",
            "shelves.yaml:1: a key is a word, not a list or map"),
        Arguments.of("a control character", "label: a\u0000b\n", "shelves.yaml:1: "),
        Arguments.of("aliases by the hundred", aliases(60), "shelves.yaml:1: "),
        Arguments.of("a bomb of aliases", bomb(), "shelves.yaml:1: says too much"),
        Arguments.of("nesting", "label: " + "[".repeat(200) + "\n", "shelves.yaml:1: "));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mistakes")
  void a_mistake_is_told_with_file_line_and_key(String name, String text, String expected) {
    assertThat(problems(Map.of("shelves.yaml", text)))
        .as(name)
        .isNotEmpty()
        .first()
        .asString()
        .startsWith(expected)
        .doesNotContain("\n");
  }

  @Test
  void every_problem_is_told_at_once_sorted_by_place() {
    assertThat(problems(Map.of("shelves.yaml", "label: 1\nshelves:\n  - id: A\n  - paint: x\n")))
        .hasSize(4)
        .isSorted();
  }

  @Test
  void a_file_of_no_section_is_a_mistake() {
    assertThat(problems(Map.of("shelfs.yaml", "x: 1", "notes.txt", "hello", "queer/a.yaml", "")))
        .containsExactly(
            "notes.txt:1: is no policy file; take it away",
            "queer/a.yaml:1: no policy is called `queer`; known are shelves",
            "shelfs.yaml:1: no policy is called `shelfs`; did you mean `shelves`?");
  }

  private Shelves read(String text) {
    return read(new PolicyFile("shelves.yaml", text));
  }

  private Shelves read(PolicyFile... files) {
    var content = assembly.of(List.of(files)).get("shelves");
    return Objects.requireNonNull(SHELVES.type().cast(content));
  }

  private List<String> problems(Map<String, String> texts) {
    var files =
        new TreeMap<>(texts)
            .entrySet().stream().map(it -> new PolicyFile(it.getKey(), it.getValue())).toList();
    var mistake = catchThrowableOfType(PolicyMistake.class, () -> assembly.of(files));
    assertThat(mistake).isNotNull();
    return mistake.problems();
  }

  private static String aliases(int count) {
    return "label: &x [a]\nshelves: ["
        + Stream.generate(() -> "*x").limit(count).collect(Collectors.joining(", "))
        + "]\n";
  }

  /** Within the limit of aliases, 7 levels of 7 are almost a million values. */
  private static String bomb() {
    var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x]\n");
    for (var i = 1; i < 7; i++) {
      bomb.append("a").append(i).append(": &a").append(i).append(" [");
      var previous = "*a" + (i - 1);
      bomb.append(String.join(", ", Collections.nCopies(7, previous))).append("]\n");
    }
    return bomb.toString();
  }
}
