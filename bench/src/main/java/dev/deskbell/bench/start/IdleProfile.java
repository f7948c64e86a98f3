package dev.deskbell.bench.start;

import static java.util.Locale.ROOT;

import dev.deskbell.bench.Result;
import dev.deskbell.bench.load.Frames;
import dev.deskbell.bench.load.Processor;
import dev.deskbell.bench.load.Profile;
import dev.deskbell.bench.load.Recording;
import dev.deskbell.bench.load.Server;
import dev.deskbell.bench.load.Statements;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What a desk that nobody talks to does all the same (G3): by thread, by statement, by caller. */
public final class IdleProfile {
  private static final Duration SETTLING = Duration.ofSeconds(20);
  private static final int PERIODS = 3;
  private static final int MOST_ROWS = 25;
  private static final int MOST_FRAMES = 60;
  private static final String RECORDER = "--add-modules=jdk.jfr";

  /** Who wakes by itself, and for whom. */
  private static final Pattern TELLING =
      Pattern.compile(
          "(dev\\.deskbell|com\\.github\\.kagkarlsson|com\\.zaxxer|com\\.slack|okhttp3"
              + "|org\\.apache\\.(catalina|coyote|tomcat)|org\\.springframework\\.scheduling"
              + "|java\\.util\\.concurrent|jdk\\.jfr)\\..*");

  private final Result result;
  private final Duration period;

  private IdleProfile(Result result, Duration period) {
    this.result = result;
    this.period = period;
  }

  /** Arguments: seconds of each of three periods and of the recording, the file for the results. */
  public static void main(String[] arguments) throws Exception {
    var result = new Result("What a desk does that nobody talks to");
    try (var server = Profile.server(Map.of());
        var stage = new Stage(server)) {
      // Being recorded brings a module along that has to have been there in the training.
      var desk = stage.deskOn("desk", stage.desk(RECORDER).trained()).flagged(RECORDER);
      result.with("flags", String.join(" ", Layout.flags()) + " " + RECORDER);
      new IdleProfile(result, Duration.ofSeconds(Long.parseLong(arguments[0]))).of(desk, server);
    }
    result.write(Path.of(arguments[1]));
    System.exit(0);
  }

  private void of(Entrant desk, Server server) throws Exception {
    // The first makes the tables.
    desk.start().program().close();
    try (var program = desk.start().program()) {
      Thread.sleep(SETTLING);
      periods(program.pid(), new Statements(server, "desk"));
      var recording = new Recording("idle");
      recording.starts(program.pid());
      Thread.sleep(period);
      recording.ends(program.pid());
      var frames = recording.frames(_ -> true);
      result.notes(
          "%,d samples in %d s, one for each millisecond of processor, the recorder's own among them."
              .formatted(frames.size(), period.toSeconds()));
      result
          .table("On whose behalf it works, callers included", Frames.columns())
          .addAll(frames.most(MOST_FRAMES, it -> TELLING.matcher(it).matches()));
      result.drawing(frames.drawn());
    }
  }

  /** One after the other, without the recorder, which has threads of its own. */
  private void periods(long pid, Statements statements) throws Exception {
    var used = new ArrayList<Map<String, Long>>();
    used.add(Processor.byThread(pid));
    for (var one = 0; one < PERIODS; one++) {
      if (one == PERIODS - 1) {
        statements.forget();
      }
      Thread.sleep(period);
      used.add(Processor.byThread(pid));
    }
    var asked = statements.of(period.toSeconds(), MOST_ROWS);
    threads(used);
    result
        .table(
            "What the database is asked in the last of these: a turn is a second",
            Statements.columns())
        .addAll(asked);
  }

  private void threads(List<Map<String, Long>> used) {
    var columns = new ArrayList<>(List.of("thread"));
    for (var one = 1; one <= PERIODS; one++) {
      columns.add(
          "from second %d on".formatted(SETTLING.toSeconds() + (one - 1) * period.toSeconds()));
    }
    var rows =
        result.table(
            "Hundredths of a percent of one processor, by thread, in %d s each."
                .formatted(period.toSeconds()),
            columns.toArray(String[]::new));
    var names = new TreeSet<String>();
    used.forEach(it -> names.addAll(it.keySet()));
    names.stream()
        .map(name -> row(name, used, List.of(name)))
        .filter(row -> row.stream().skip(1).anyMatch(it -> !it.equals("0.0")))
        .forEach(rows::add);
    rows.add(row("all", used, names));
  }

  /** Microseconds of a second are ten-thousandths of a percent. */
  private List<String> row(String title, List<Map<String, Long>> used, Iterable<String> names) {
    var row = new ArrayList<>(List.of(title));
    for (var one = 1; one < used.size(); one++) {
      var micros = 0L;
      for (var name : names) {
        // Who has ended meanwhile is no longer counted.
        micros +=
            Math.max(
                0, used.get(one).getOrDefault(name, 0L) - used.get(one - 1).getOrDefault(name, 0L));
      }
      row.add(String.format(ROOT, "%.1f", micros / 1e2 / period.toSeconds()));
    }
    return row;
  }
}
