package dev.deskbell.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages that say which test shows what name tests that are there. */
class ProofPagesTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern NAMED = Pattern.compile("`([A-Z]\\w+Test)(?:#(\\w+))?`");

  @ParameterizedTest
  @ValueSource(strings = {"docs/security.md", "docs/reliability.md"})
  void every_test_that_is_named_is_there(String page) throws IOException {
    var sources = tests();
    var named = NAMED.matcher(Files.readString(ROOT.resolve(page))).results().toList();
    assertThat(named).hasSizeGreaterThan(20);
    assertThat(named)
        .allSatisfy(it -> {
          assertThat(sources).containsKey(it.group(1));
          if (it.group(2) != null) {
            assertThat(sources.get(it.group(1))).contains("void " + it.group(2) + "(");
          }
        });
  }

  @Test
  void no_fault_is_without_a_row() throws IOException {
    var page = Files.readString(ROOT.resolve("docs/reliability.md"));
    assertThat(IntStream.rangeClosed(1, 45))
        .allSatisfy(it -> assertThat(page).contains("\n| F" + it + " |"));
  }

  /** The sources of all tests by the name of their class; of several with one name all of them. */
  private static Map<String, String> tests() throws IOException {
    var found = new HashMap<String, String>();
    for (var module :
        new String[] {"bot-core", "slack-adapter", "discord-adapter", "service-desk"}) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/test/java"))) {
        for (var file : files.filter(it -> it.toString().endsWith("Test.java")).toList()) {
          var name = file.getFileName().toString().replace(".java", "");
          found.merge(name, Files.readString(file), String::concat);
        }
      }
    }
    return found;
  }
}
