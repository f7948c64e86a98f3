package dev.deskbell.bench.load;

import dev.deskbell.bench.Result;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What the JDK's own recorder saw of a program: where its processor went, and its memory. */
public final class Recording {
  /** A sample for each millisecond of processor, thread by thread. */
  private static final List<String> SETTINGS =
      List.of("settings=profile", Frames.EVENT + "#enabled=true", Frames.EVENT + "#throttle=1ms");

  private static final int MOST_ROWS = 25;
  private static final String CPU = "cpu-time-hot-methods";
  private static final String CONTENTION = "contention-by-site";

  private final List<Path> files = new ArrayList<>();
  private final String name;

  public Recording(String name) {
    this.name = name;
  }

  /** The flag of a JVM that is recorded from its first moment. */
  public static String flag() {
    return "-XX:StartFlightRecording:name=bench," + String.join(",", SETTINGS);
  }

  public void starts(long pid) throws IOException {
    var command = new ArrayList<>(List.of(Long.toString(pid), "JFR.start", "name=bench"));
    command.addAll(SETTINGS);
    asks("jcmd", command.toArray(String[]::new));
  }

  /** What was recorded until now is kept. */
  public void ends(long pid) throws IOException {
    var file = Path.of("bench/target", name + ".jfr").toAbsolutePath();
    Files.deleteIfExists(file);
    asks("jcmd", Long.toString(pid), "JFR.dump", "name=bench", "filename=" + file);
    asks("jcmd", Long.toString(pid), "JFR.stop", "name=bench");
    files.add(file);
  }

  /** What was recorded of another start of the same program counts with it. */
  public void adds(Recording another) {
    // Not one file: names that one process has recorded would be taken for those of the next.
    files.addAll(another.files);
  }

  public Frames frames(Predicate<String> threads) throws IOException {
    return Frames.of(files, threads);
  }

  /** All of it. */
  void shown(Result result) throws IOException {
    shows(result, CPU);
    allocated(result, "");
    shows(result, CONTENTION);
  }

  /** What was allocated, by what it is and by who asked for it. */
  public void allocated(Result result, String when) throws IOException {
    var allocated = Allocated.of(files);
    result
        .table("Bytes allocated" + when + ", by class", Allocated.COLUMNS)
        .addAll(allocated.most(MOST_ROWS, allocated.byClass()));
    result
        .table("Bytes allocated" + when + ", by method", Allocated.COLUMNS)
        .addAll(allocated.most(MOST_ROWS, allocated.bySite()));
    result
        .table("Bytes allocated" + when + ", by the innermost of ours", Allocated.COLUMNS)
        .addAll(allocated.most(MOST_ROWS, allocated.byOurs()));
  }

  private void shows(Result result, String view) throws IOException {
    var rows = result.table("`jfr view " + view + "`", "as the JDK shows it");
    asks("jfr", "view", "--width", "150", view, files.getFirst().toString())
        .lines()
        .filter(it -> !it.isBlank())
        .limit(MOST_ROWS)
        .forEach(it -> rows.add(List.of("`" + it.strip() + "`")));
  }

  /** What a tool of the JDK says. */
  private static String asks(String tool, String... arguments) throws IOException {
    var command = new ArrayList<>(List.of(Path.of(Sides.java()).resolveSibling(tool) + ""));
    command.addAll(List.of(arguments));
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
