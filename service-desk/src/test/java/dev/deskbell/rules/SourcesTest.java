package dev.deskbell.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is promised about all sources, and can only be read in them. */
class SourcesTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  /** Whoever writes for spreadsheets has to see to it that no cell becomes a formula. */
  private static final Pattern SPREADSHEET =
      Pattern.compile("text/csv|\\.csv\\b|\\.xlsx?\\b|spreadsheetml", Pattern.CASE_INSENSITIVE);

  /** A text block, a string, or a character, which may be a quotation mark. */
  private static final Pattern LITERAL =
      Pattern.compile(
          "\"\"\"[\\s\\S]*?\"\"\"|\"[^\"\\\\\\n]*+(?:\\\\.[^\"\\\\\\n]*+)*+\"|'(?:[^'\\\\\\n]|\\\\.)'");

  private static final Pattern OF_A_STATEMENT =
      Pattern.compile(
          "\\bselect\\b[\\s\\S]*\\bfrom\\b|\\binsert into\\b|\\bupdate \\S+\\s+set\\b|\\bdelete from\\b"
              + "|\\bwhere\\b[\\s\\S]*=|\\border by\\b|\\bvalues \\("
              + "|^\"+\\s*select \"$|^\".*= *'\"$"
              + "|^\"+\\s*(?:(?:and|or) )?[\\w.%]+ (?:[=<>]+|like) ");

  /** Constants are named in capitals. */
  private static final String CONSTANT = "(?:[A-Z]\\w*\\.)*+[A-Z][A-Z0-9_]*+(?![\\w.(])";

  private static final Pattern CONSTANTS =
      Pattern.compile(CONSTANT + "(?:\\s*,\\s*" + CONSTANT + ")*");

  /** What is put behind such words, after literals and constants, or into them. */
  private static final Pattern BEHIND =
      Pattern.compile(
          "(?:\\s*\\+\\s*(?:%s|%s))*+\\s*(?:\\+\\s*([\\w.(]+)|\\)?\\s*\\.formatted\\(\\s*([^)]*)\\))"
              .formatted(LITERAL.pattern(), CONSTANT));

  private static final Pattern BEFORE = Pattern.compile("([\\w.)]+)\\s*\\+\\s*$");

  /** Words of statements that are chosen in the sources; never what anybody typed. */
  private static final Set<String> CHOSEN_IN_SOURCES =
      Set.of(
          "Deliveries.java: within",
          "FollowUpList.java: which",
          "IncidentErasing.java: what, author",
          "Calling.java: change",
          "Notices.java: which",
          "StatusRounds.java: column",
          "DeadlineRounds.java: conditions(",
          "Conditions.java: column, column",
          // Conditions are words with names of parameters; what was typed are the parameters.
          "Finder.java: Heads.COLUMNS, query.all(",
          "HomePages.java: what",
          // Names of records and their parts.
          "PracticeRows.java: table, String.join(\", \", names",
          "PracticeRows.java: table, names.stream(",
          "Records.java: columns, entity.getTableName(",
          "ReadBackThreads.java: sql",
          "ReadBackThreads.java: also",
          "Scopes.java: how",
          // Names that the database's own catalogue gave, in quotation marks.
          "Export.java: Import.quoted(table.columns(");

  @Test
  void nothing_is_written_for_spreadsheets() {
    assertThat(lines(SPREADSHEET)).isEmpty();
    assertThat("Content-Type: text/csv").containsPattern(SPREADSHEET);
  }

  @Test
  void no_value_is_pasted_into_a_statement() {
    var pasted =
        files()
            .flatMap(file -> pasted(read(file)).map(it -> file.getFileName() + ": " + it))
            .collect(Collectors.toSet());
    assertThat(pasted).containsExactlyInAnyOrderElementsOf(CHOSEN_IN_SOURCES);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sql(\"select 1 from t where name = '\" + name)",
        "sql(\"select 1 from t where id = \" + id)",
        "sql(\"select \" + COLUMNS + \" from t order by \" + typed)",
        "sql(\"select 1 from t where \"\n  + \"id = \" + (id + 1))",
        "query.and(\"t.id = \" + id)",
        "sql(typed + \" order by id\")",
        "sql(\"\"\"\n  select 1 from t\n   where id = %s\n  \"\"\"\n  .formatted(id))",
        "sql(\"delete from %s\".formatted(TABLE, typed))"
      })
  void what_is_pasted_is_found(String source) {
    assertThat(pasted(source)).isNotEmpty();
  }

  @Test
  void constants_are_pasted_freely() {
    assertThat(pasted("sql(\"select \" + COLUMNS + \" from t where id = ?\").param(id)")).isEmpty();
    assertThat(pasted("sql(\"update %s set a = 1\".formatted(Names.TABLE))")).isEmpty();
  }

  /** What is no constant and becomes part of a statement's words. */
  private static Stream<String> pasted(String source) {
    return LITERAL
        .matcher(source)
        .results()
        .filter(it -> OF_A_STATEMENT.matcher(it.group()).find())
        .flatMap(it -> Stream.of(behind(source, it.end()), before(source, it.start())))
        .map(it -> it.replaceAll("\\s+", " ").strip())
        .filter(it -> !it.isEmpty() && !CONSTANTS.matcher(it).matches());
  }

  private static String behind(String source, int end) {
    var behind = BEHIND.matcher(source).region(end, source.length());
    if (!behind.lookingAt()) {
      return "";
    }
    return behind.group(1) == null ? behind.group(2) : behind.group(1);
  }

  private static String before(String source, int start) {
    var before = BEFORE.matcher(source.substring(Math.max(0, start - 80), start));
    return before.find() ? before.group(1) : "";
  }

  private static List<String> lines(Pattern forbidden) {
    return files()
        .flatMap(file ->
            read(file)
                .lines()
                .filter(it -> forbidden.matcher(it).find())
                .map(it -> ROOT.relativize(file) + ": " + it.strip()))
        .toList();
  }

  private static Stream<Path> files() {
    return Stream.of("bot-core", "slack-adapter", "discord-adapter", "service-desk")
        .flatMap(SourcesTest::files);
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
