package dev.deskbell.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;

/** What a benchmark found, with all that is needed to say so: written as JSON, shown by Report. */
public final class Result {
  private final String title;
  private final Map<String, String> circumstances = new LinkedHashMap<>();
  private final List<Table> tables = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private String drawing = "";

  /** A table as people read it. */
  record Table(String title, List<String> columns, List<List<String>> rows) {}

  /** The commit and the command come from {@code bench/run}. */
  public Result(String title) {
    this.title = title;
    circumstances.put("when", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    circumstances.put("commit", System.getProperty("bench.commit", "not known"));
    circumstances.put("command", System.getProperty("bench.command", "not known"));
    circumstances.put("machine", machine());
    circumstances.put("Java", Runtime.version().toString());
  }

  private static String machine() {
    return Runtime.getRuntime().availableProcessors()
        + " processors ("
        + first("/proc/cpuinfo", "model name")
        + "), "
        + first("/proc/meminfo", "MemTotal")
        + ", "
        + System.getProperty("os.name")
        + " "
        + System.getProperty("os.version");
  }

  private static String first(String file, String key) {
    try (var lines = Files.lines(Path.of(file))) {
      return lines
          .filter(it -> it.startsWith(key))
          .map(it -> it.substring(it.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("?");
    } catch (IOException _) {
      return "?";
    }
  }

  public Result with(String circumstance, String value) {
    circumstances.put(circumstance, value);
    return this;
  }

  public void notes(String sentence) {
    notes.add(sentence);
  }

  /** An SVG file that is kept beside the results, and in the docs. */
  public void drawing(String svg) {
    drawing = svg;
  }

  /** Rows are added to what is returned. */
  public List<List<String>> table(String name, String... columns) {
    var rows = new ArrayList<List<String>>();
    tables.add(new Table(name, List.of(columns), rows));
    return rows;
  }

  public void write(Path file) throws IOException {
    var all = new LinkedHashMap<String, Object>();
    all.put("title", title);
    all.put("circumstances", circumstances);
    all.put("tables", tables);
    all.put("notes", notes);
    Files.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent()));
    var json = JsonMapper.shared().writerWithDefaultPrettyPrinter();
    Files.writeString(file, json.writeValueAsString(all) + "\n", UTF_8);
    if (drawing.isEmpty()) {
      Files.deleteIfExists(Report.drawing(file));
    } else {
      Files.writeString(Report.drawing(file), drawing, UTF_8);
    }
    System.out.println(markdown());
  }

  private String markdown() throws IOException {
    return Report.section(
        JsonMapper.shared()
            .readTree(
                JsonMapper.shared()
                    .writeValueAsString(
                        Map.of(
                            "title",
                            title,
                            "circumstances",
                            circumstances,
                            "tables",
                            tables,
                            "notes",
                            notes))));
  }
}
