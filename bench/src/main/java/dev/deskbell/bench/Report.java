package dev.deskbell.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps what was measured, and writes it into the page about it between its two marks: nothing
 * there is written by hand. What was not measured again stays as it is.
 */
public final class Report {
  private static final String BEGIN = "<!-- results: written by bench/run report -->";
  private static final String END = "<!-- end of results -->";

  /** Longer tables stand on a page of their own. */
  private static final int SHORT = 12;

  private static final int LONG = 40;
  private static final String PROFILE = "20-profile-";

  private static final List<String> VERDICTS = List.of("met", "open", "missed", "one round");
  private static final Pattern VERDICT =
      Pattern.compile("(?:^|: |target [^0-9a-z]*[0-9.]+ )(met|open|missed|one round)\\b");

  /** What GitHub leaves out of the address of a heading. */
  private static final Pattern ANCHORLESS = Pattern.compile("[^\\p{L}\\p{N}_ -]");

  private static final String OVERVIEW =
      """
      How many targets each of them names, and what became of these.

      | what | met | open | missed | one round | commit | command |
      |---|---|---|---|---|---|---|
      """;

  private static final Comparator<Path> BY_NUMBER =
      Comparator.<Path>comparingInt(it -> Integer.parseInt("0" + name(it).replaceAll("\\D.*", "")))
          .thenComparing(Report::name);

  private final Path page;
  private final Path kept;

  private Report(Path page, Path kept) {
    this.page = page;
    this.kept = kept;
  }

  /** Arguments: the folder with new results, the page, the folder beside it where all are kept. */
  public static void main(String[] arguments) throws IOException {
    var page = Path.of(arguments[1]);
    var report = new Report(page, Path.of(arguments[2]));
    report.keeps(Path.of(arguments[0]));
    report.writes();
  }

  private static String name(Path file) {
    return file.getFileName() + "";
  }

  /** Where the drawing of such results is. */
  static Path drawing(Path results) {
    return results.resolveSibling(name(results).replace(".json", ".svg"));
  }

  /** A benchmark's newest results take the place of those before. */
  private void keeps(Path fresh) throws IOException {
    Files.createDirectories(kept);
    for (var file : all(fresh)) {
      var before = kept.resolve(name(file));
      if (Files.exists(before) && when(before).isAfter(when(file))) {
        System.out.println(name(file) + " is older than what is kept, and left out.");
        continue;
      }
      Files.copy(file, before, StandardCopyOption.REPLACE_EXISTING);
      if (Files.exists(drawing(file))) {
        Files.copy(drawing(file), drawing(before), StandardCopyOption.REPLACE_EXISTING);
      } else {
        Files.deleteIfExists(drawing(before));
      }
    }
  }

  private static Instant when(Path results) throws IOException {
    return Instant.parse(read(results).path("circumstances").path("when").asString());
  }

  private static JsonNode read(Path results) throws IOException {
    return JsonMapper.shared().readTree(Files.readString(results));
  }

  private static List<Path> all(Path folder) throws IOException {
    if (Files.notExists(folder)) {
      return List.of();
    }
    try (var files = Files.list(folder)) {
      return files.filter(it -> name(it).endsWith(".json")).sorted(BY_NUMBER).toList();
    }
  }

  private void writes() throws IOException {
    var words = Files.readString(page, UTF_8);
    var begin = words.indexOf(BEGIN);
    var end = words.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new IllegalStateException(page + " has no place for results");
    }
    var overview = new StringBuilder("\n").append(OVERVIEW);
    var sections = new StringBuilder();
    for (var file : all(kept)) {
      var result = read(file);
      if (!name(file).startsWith(PROFILE)) {
        overview.append(overview(result));
      }
      sections.append('\n').append(shortened(file, result));
    }
    Files.writeString(
        page,
        words.substring(0, begin)
            + BEGIN
            + "\n"
            + overview
            + sections
            + "\n"
            + words.substring(end));
  }

  /** How many of its targets a benchmark met, and when. */
  private static String overview(JsonNode result) {
    var cells = result.path("tables").valueStream().flatMap(it -> it.path("rows").valueStream());
    var said =
        Stream.concat(cells.flatMap(JsonNode::valueStream), result.path("notes").valueStream())
            .flatMap(it -> VERDICT.matcher(it.asString()).results())
            .map(it -> it.group(1))
            .toList();
    var title = result.path("title").asString();
    var anchor =
        ANCHORLESS.matcher(title.toLowerCase(Locale.ROOT)).replaceAll("").replace(' ', '-');
    var circumstances = result.path("circumstances");
    var row = new ArrayList<>(List.of("[%s](#%s)".formatted(title, anchor)));
    VERDICTS.forEach(it -> {
      var many = Collections.frequency(said, it);
      row.add(many == 0 ? "" : Integer.toString(many));
    });
    row.add(circumstances.path("commit").asString());
    row.add("`%s`".formatted(circumstances.path("command").asString()));
    return "| " + String.join(" | ", row) + " |\n";
  }

  /** What the page says of a benchmark; what is too long for it is on another. */
  private String shortened(Path file, JsonNode result) throws IOException {
    var most = name(file).startsWith(PROFILE) ? SHORT : LONG;
    var here = new ArrayList<JsonNode>();
    var elsewhere = 0;
    for (var table : result.path("tables")) {
      if (table.path("rows").size() > most) {
        elsewhere++;
      } else {
        here.add(table);
      }
    }
    var links = new StringBuilder();
    var own = kept.resolve(name(file).replace(".json", ".md"));
    if (elsewhere == 0) {
      Files.deleteIfExists(own);
    } else {
      var back = kept.toAbsolutePath().relativize(page.toAbsolutePath());
      Files.writeString(
          own,
          "<!-- written by bench/run report -->\n\n# "
              + section(result, result.path("tables"))
              + "\nWhat is made of this: ["
              + name(page)
              + "]("
              + back
              + ").\n");
      links.append("\n[%s](%s).\n".formatted(more(elsewhere), link(own)));
    }
    var drawing = drawing(file);
    if (Files.exists(drawing)) {
      links.append(
          "\n[Flame graph](%s): as wide as its share of the samples, below who called it.\n"
              .formatted(link(drawing)));
    }
    return "### " + section(result, here) + links;
  }

  private static String more(int tables) {
    return tables == 1 ? "One longer table" : "%d longer tables".formatted(tables);
  }

  private String link(Path target) {
    return Objects.requireNonNull(page.toAbsolutePath().getParent())
            .relativize(target.toAbsolutePath())
        + "";
  }

  /** One benchmark's results. */
  static String section(JsonNode result) {
    return "### " + section(result, result.path("tables"));
  }

  private static String section(JsonNode result, Iterable<JsonNode> tables) {
    var section = new StringBuilder(result.path("title").asString() + "\n");
    tables.forEach(it -> section.append('\n').append(table(it)));
    result.path("notes").forEach(it -> section.append("\n- ").append(it.asString()));
    section.append("\n\n").append(circumstances(result.path("circumstances"))).append('\n');
    return section.toString();
  }

  private static String table(JsonNode table) {
    return table.path("title").asString() + "\n\n" + rows(table);
  }

  private static String rows(JsonNode table) {
    var rows = new StringBuilder(row(table.path("columns")));
    rows.append("|").append("---|".repeat(table.path("columns").size())).append('\n');
    table.path("rows").forEach(it -> rows.append(row(it)));
    return rows.toString();
  }

  private static String row(JsonNode cells) {
    return cells
        .valueStream()
        .map(it -> it.asString().replace("|", "\\|"))
        .collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  private static String circumstances(JsonNode all) {
    return all.propertyStream()
        .map(it -> it.getKey() + ": " + it.getValue().asString())
        .collect(Collectors.joining("; ", "(", ")"));
  }
}
