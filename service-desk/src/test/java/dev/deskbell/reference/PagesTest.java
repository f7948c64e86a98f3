package dev.deskbell.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What the pages name is there: pages, commands, variables, and what each package may use. */
class PagesTest {
  static final List<Path> PAGES = Pages.all();

  private static final Path COMMANDS = Pages.ROOT.resolve("docs/commands.md");
  private static final Path DESIGN = Pages.ROOT.resolve("docs/design.md");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern QUOTED = Pattern.compile("`([^`\\n]+)`");
  private static final Pattern COMMAND = Pattern.compile("(?m)^### (.*)$");
  private static final Pattern READ =
      Pattern.compile("\"((?:DATABASE|DESKBELL|SMTP|SLACK|DISCORD)_[A-Z_]+)\"");
  private static final Pattern FIRST_CELL = Pattern.compile("(?m)^\\| (`[A-Z_`, ]+`) \\|");
  private static final Pattern ROW = Pattern.compile("(?m)^\\|(.*?)\\|(.*?)\\|$");
  private static final Pattern ALLOWED =
      Pattern.compile("allowedDependencies\\s*=\\s*(\\{[^}]*}|\"\\w+\")");

  private static final String A_TURNS =
      "`chat`, `store`, `policy`, `people`, `conversation`, `delivery`, `ticket`";

  @ParameterizedTest
  @FieldSource("PAGES")
  void links_lead_somewhere(Path page) {
    assertThat(found(LINK, Pages.prose(page)))
        .filteredOn(it -> !it.startsWith("https://"))
        .allSatisfy(it -> {
          var parts = it.split("#", 2);
          var there = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
          assertThat(Files.exists(there)).as(it).isTrue();
          if (parts.length == 2) {
            assertThat(Pages.anchors(there)).contains(parts[1]);
          }
        });
  }

  @ParameterizedTest
  @FieldSource("PAGES")
  void what_is_quoted_as_a_command_can_be_said(Path page) {
    var phrases = found(COMMAND, Pages.read(COMMANDS));
    var firsts = phrases.stream().map(it -> it.split(" ", 2)[0]).collect(Collectors.toSet());
    assertThat(phrases).hasSizeGreaterThan(100);
    assertThat(found(QUOTED, Pages.prose(page)).stream().map(PagesTest::said))
        .filteredOn(it -> it.contains(" ") && firsts.contains(it.split(" ", 2)[0]))
        .allSatisfy(
            it -> assertThat(phrases).anyMatch(phrase -> (it + " ").startsWith(phrase + " ")));
  }

  private static String said(String quoted) {
    return quoted.replaceFirst("^/(desk )?", "");
  }

  @Test
  void the_readme_has_every_variable_that_is_read_and_no_other() {
    var sources = sources().map(Pages::read).collect(Collectors.joining());
    var table =
        found(FIRST_CELL, Pages.read(Pages.ROOT.resolve("README.md"))).stream()
            .flatMap(it -> found(QUOTED, it).stream())
            .collect(Collectors.toSet());
    assertThat(found(READ, sources)).hasSizeGreaterThan(10).isSubsetOf(table);
    assertThat(table)
        .filteredOn(it -> !it.equals("SERVER_PORT")) // Spring's own
        .allSatisfy(it -> assertThat(sources).containsAnyOf(it, property(it)));
  }

  private static String property(String variable) {
    return variable.toLowerCase(Locale.ROOT).replace('_', '.');
  }

  @Test
  void what_a_package_may_use_is_what_the_design_says() {
    var design = Pages.read(DESIGN).replace("a turn's, ", A_TURNS + ", ");
    var said =
        ROW.matcher(design.replace("| a turn's |", "| " + A_TURNS + " |"))
            .results()
            .flatMap(row -> outside(row.group(1)).stream().map(it -> Map.entry(it, row)))
            .collect(Collectors.toMap(Map.Entry::getKey, it -> outside(it.getValue().group(2))));
    var declared =
        packages()
            .filter(it -> ALLOWED.matcher(Pages.read(it)).find())
            .collect(Collectors.toMap(PagesTest::name, PagesTest::allowed));
    assertThat(declared).hasSizeGreaterThan(20);
    assertThat(said).containsAllEntriesOf(declared);
    assertThat(said).containsKeys(packages().map(PagesTest::name).toArray(String[]::new));
  }

  /** The names in a cell, but for what stands in parentheses beside them. */
  private static Set<String> outside(String cell) {
    return Set.copyOf(found(QUOTED, cell.replaceAll("\\([^)]*\\)", "")));
  }

  private static Set<String> allowed(Path packageInfo) {
    var declared = ALLOWED.matcher(Pages.read(packageInfo));
    return declared.find()
        ? Set.copyOf(found(Pattern.compile("\"(\\w+)\""), declared.group(1)))
        : Set.of();
  }

  private static String name(Path packageInfo) {
    return Objects.requireNonNull(packageInfo.getParent()).getFileName().toString();
  }

  /** But for the one of the main class. */
  private static Stream<Path> packages() {
    return Stream.of("bot-core", "service-desk")
        .flatMap(it -> Pages.files(Pages.ROOT.resolve(it + "/src/main/java"), "package-info.java"))
        .filter(it -> !name(it).equals("deskbell"));
  }

  private static Stream<Path> sources() {
    return Stream.of("bot-core", "slack-adapter", "discord-adapter", "service-desk")
        .map(it -> Pages.ROOT.resolve(it).resolve("src/main"))
        .flatMap(it -> Stream.concat(Pages.files(it, ".java"), Pages.files(it, ".yaml")));
  }

  private static List<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(PagesTest::first).toList();
  }

  private static String first(MatchResult match) {
    return match.group(1);
  }
}
