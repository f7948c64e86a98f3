package dev.deskbell.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
      }
      Files.writeString(
          page, words.substring(0, begin) + BEGIN + "\n" + sections + "\n" + words.substring(end));
    }
  }

  /** One benchmark's results. */
  static String section(JsonNode result) {
    var section = new StringBuilder("### " + result.path("title").asString() + "\n");
    for (var table : result.path("tables")) {
      section.append('\n').append(table.path("title").asString()).append("\n\n");
      section.append(row(table.path("columns")));
      section.append("|").append("---|".repeat(table.path("columns").size())).append('\n');
      table.path("rows").forEach(it -> section.append(row(it)));
    }
    result.path("notes").forEach(it -> section.append("\n- ").append(it.asString()));
    section.append("\n\n").append(circumstances(result.path("circumstances"))).append('\n');
    return section.toString();
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
