package dev.deskbell.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages that say which test shows what name tests that are there. */
class ProofPagesTest {
  /** What is left out somewhere, by whatever annotation or assumption. */
  private static final Pattern SKIPPED =
      Pattern.compile("@(Disabled|Enabled)|(assumeTrue|assumeFalse|assumingThat|abort)\\(");

  private static final Pattern NAMED = Pattern.compile("`([A-Z]\\w+Test)(?:#(\\w+))?`");

  /** The sources of all tests by the name of their class; of several with one name all of them. */
  private static final Map<String, String> TESTS = tests();

  @ParameterizedTest
  @ValueSource(strings = {"docs/security.md", "docs/reliability.md"})
  void the_pages_of_proof_name_tests(String page) {
    assertThat(NAMED.matcher(Pages.read(Pages.ROOT.resolve(page))).results())
        .hasSizeGreaterThan(20);
  }

  @ParameterizedTest
  @MethodSource("pages")
  void every_test_that_is_named_is_there(Path page) {
    assertThat(NAMED.matcher(Pages.prose(page)).results())
        .allSatisfy(it -> {
          assertThat(TESTS).containsKey(it.group(1));
          if (it.group(2) != null) {
            assertThat(TESTS.get(it.group(1))).contains("void " + it.group(2) + "(");
          }
        });
  }

  /** A test that is there but left out on some machine would show nothing there. */
  @ParameterizedTest
  @ValueSource(strings = {"docs/security.md", "docs/reliability.md"})
  void every_test_that_is_named_runs_everywhere(String page) {
    assertThat(NAMED.matcher(Pages.read(Pages.ROOT.resolve(page))).results())
        .allSatisfy(it -> {
          var whole = TESTS.getOrDefault(it.group(1), "");
          var head = whole.split("\nclass ", 2)[0];
          assertThat(head).as(it.group()).doesNotContainPattern(SKIPPED);
          if (it.group(2) != null) {
            assertThat(declared(whole, it.group(2)))
                .as(it.group())
                .contains("Test")
                .doesNotContainPattern(SKIPPED);
          }
        });
  }

  /** A method with its annotations, from the end of the one before to its own end. */
  private static String declared(String whole, String name) {
    var at = whole.indexOf("void " + name + "(");
    var before = whole.lastIndexOf("\n  }\n", at);
    return whole.substring(Math.max(0, before), Math.max(at, whole.indexOf("\n  }\n", at)));
  }

  /** The recipe for a practice names a test that is to be written. */
  private static Stream<Path> pages() {
    return Pages.all().stream().filter(it -> !it.endsWith("CONTRIBUTING.md"));
  }

  @Test
  void no_fault_is_without_a_row() {
    var page = Pages.read(Pages.ROOT.resolve("docs/reliability.md"));
    assertThat(IntStream.rangeClosed(1, 45))
        .allSatisfy(it -> assertThat(page).contains("\n| F" + it + " |"));
  }

  private static Map<String, String> tests() {
    return Stream.of("bot-core", "slack-adapter", "discord-adapter", "service-desk")
        .map(it -> Pages.ROOT.resolve(it).resolve("src/test/java"))
        .flatMap(it -> Pages.files(it, "Test.java"))
        .collect(
            Collectors.toMap(
                it -> it.getFileName().toString().replace(".java", ""),
                Pages::read,
                String::concat));
  }
}
