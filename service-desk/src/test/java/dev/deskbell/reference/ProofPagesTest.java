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
