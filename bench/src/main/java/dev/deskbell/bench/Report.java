package dev.deskbell.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes what was measured into the page about it, between its two marks: nothing there is written
 * by hand.
 */
public final class Report {
  private static final String BEGIN = "<!-- results: written by bench/run report -->";
  private static final String END = "<!-- end of results -->";

  /** Of a profile's tables, those that are longer are shown to who asks for them. */
  private static final int SHORT = 12;

  private static final String PROFILE = "Where ";

  private static final Comparator<Path> BY_NUMBER =
      Comparator.comparingInt(
          it -> Integer.parseInt("0" + it.getFileName().toString().replaceAll("\\D.*", "")));

  private Report() {}

  /** Arguments: the folder with results, the page. */
  public static void main(String[] arguments) throws IOException {
    var page = Path.of(arguments[1]);
    var words = Files.readString(page, UTF_8);
    var begin = words.indexOf(BEGIN);
    var end = words.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new IllegalStateException(page + " has no place for results");
    }
    try (var files = Files.list(Path.of(arguments[0]))) {
      var sections = new StringBuilder();
      for (var file :
          files.filter(it -> it.toString().endsWith(".json")).sorted(BY_NUMBER).toList()) {
        sections.append('\n').append(section(JsonMapper.shared().readTree(Files.readString(file))));
        sections.append(drawn(file, page));
      }
      Files.writeString(
          page, words.substring(0, begin) + BEGIN + "\n" + sections + "\n" + words.substring(end));
    }
  }

  /** Where the drawing of such results is. */
  static Path drawing(Path results) {
    return results.resolveSibling((results.getFileName() + "").replace(".json", ".svg"));
  }

  /** What was drawn is kept beside the page. */
  private static String drawn(Path results, Path page) throws IOException {
    var drawing = drawing(results);
    if (Files.notExists(drawing)) {
      return "";
    }
    var name = "profiles/" + (drawing.getFileName() + "").replaceFirst("^\\d+-", "");
    var kept = Files.createDirectories(page.resolveSibling("profiles"));
    Files.copy(drawing, kept.resolveSibling(name), StandardCopyOption.REPLACE_EXISTING);
    return "\n[Flame graph]("
        + name
        + "): as wide as its share of the samples, below who called it.\n";
  }

  /** One benchmark's results. */
  static String section(JsonNode result) {
    var section = new StringBuilder("### " + result.path("title").asString() + "\n");
    for (var table : result.path("tables")) {
      var isFolded =
          result.path("title").asString().startsWith(PROFILE) && table.path("rows").size() > SHORT;
      section.append('\n').append(isFolded ? folded(table) : table(table));
    }
    result.path("notes").forEach(it -> section.append("\n- ").append(it.asString()));
    section.append("\n\n").append(circumstances(result.path("circumstances"))).append('\n');
    return section.toString();
  }

  private static String folded(JsonNode table) {
    var title = table.path("title").asString();
    var name = title.replace("`", "").replace("&", "&amp;").replace("<", "&lt;");
    return "<details><summary>%s</summary>\n\n%s\n</details>\n".formatted(name, rows(table));
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
