package dev.deskbell.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is promised about all sources, and can only be read in them. */
class SourcesTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  /** Whoever writes for spreadsheets has to see to it that no cell becomes a formula. */
  private static final Pattern SPREADSHEET =
      Pattern.compile("text/csv|\\.csv\\b|\\.xlsx?\\b|spreadsheetml", Pattern.CASE_INSENSITIVE);

  /** A value inside of a statement's words; constants are named in capitals. */
  private static final Pattern PASTED_INTO_SQL =
      Pattern.compile("(?:select|insert|update|delete|where|values)[^\"\\n]*'\" *\\+ *[a-z]");

  @Test
  void nothing_is_written_for_spreadsheets() {
    assertThat(lines(SPREADSHEET)).isEmpty();
    assertThat("Content-Type: text/csv").containsPattern(SPREADSHEET);
  }

  @Test
  void no_value_is_pasted_into_a_statement() {
    assertThat(lines(PASTED_INTO_SQL)).isEmpty();
    assertThat("sql(\"select 1 from t where name = '\" + name").containsPattern(PASTED_INTO_SQL);
  }

  private static List<String> lines(Pattern forbidden) {
    return Stream.of("bot-core", "slack-adapter", "discord-adapter", "service-desk")
        .flatMap(SourcesTest::files)
        .flatMap(file ->
            read(file)
                .lines()
                .filter(it -> forbidden.matcher(it).find())
                .map(it -> ROOT.relativize(file) + ": " + it.strip()))
        .toList();
  }

  private static Stream<Path> files(String module) {
    try (var all = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
      return all.filter(it -> it.toString().endsWith(".java")).toList().stream();
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }
}
