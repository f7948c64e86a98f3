package dev.deskbell.bench.start;

import static java.util.Locale.ROOT;

import dev.deskbell.bench.Result;
import dev.deskbell.bench.load.Load;
import dev.deskbell.bench.load.Recording;
import dev.deskbell.bench.load.Server;
import dev.deskbell.bench.load.SlackVisits;
import dev.deskbell.slack.fake.FakeSlack;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the memory of an idle desk is, and of one that has worked, beside the least of Boot. */
public final class MemoryProfile {
  private static final Duration SETTLING = Duration.ofSeconds(20);
  private static final Duration SLICE = Duration.ofSeconds(5);
  private static final int AT_ONCE = 16;
  private static final int MOST_CLASSES = 25;
  private static final String TRACKED = "-XX:NativeMemoryTracking=summary";
  private static final String WORDS =
      "incident declare impact:low urgency:low title:It-hangs-number";

  private final Result result;
  private final int commands;
  private final Duration idling;

  private MemoryProfile(Result result, int commands, Duration idling) {
    this.result = result;
    this.commands = commands;
    this.idling = idling;
  }

  /**
   * What a process holds.
   *
   * @param committed by what the JVM has it for, in megabytes
   * @param resident by what it is a piece of, in megabytes
   * @param live bytes on the heap by class, after a collection
   */
  private record Held(
      Map<String, Double> committed, Map<String, Double> resident, Map<String, Double> live) {
    static Held of(long pid) throws IOException {
      return new Held(Tools.committed(pid), Footprint.parts(pid), Tools.live(pid));
    }
  }

  /** Arguments: commands, seconds of idling that are recorded, the file for the results. */
  public static void main(String[] arguments) throws Exception {
    var result = new Result("Where a desk's memory is");
    try (var server = new Server();
        var stage = new Stage(server)) {
      var desk = stage.deskOn("desk", stage.desk().trained()).flagged(TRACKED);
      var minimal = stage.minimalOn("minimal", stage.minimal().trained()).flagged(TRACKED);
      result.with("flags of both", String.join(" ", Layout.flags()) + " " + TRACKED);
      var idling = Duration.ofSeconds(Long.parseLong(arguments[1]));
      new MemoryProfile(result, Integer.parseInt(arguments[0]), idling).of(desk, minimal);
    }
    result.write(Path.of(arguments[2]));
    System.exit(0);
  }

  private void of(Entrant desk, Entrant minimal) throws Exception {
    desk.start().program().close();
    minimal.start().program().close();
    Held least;
    try (var program = minimal.start().program()) {
      Thread.sleep(SETTLING);
      least = Held.of(program.pid());
    }
    var idle = new Recording("memory-idle");
    Held before;
    try (var program = desk.start().program()) {
      Thread.sleep(SETTLING);
      before = Held.of(program.pid());
      idle.starts(program.pid());
      Thread.sleep(idling);
      idle.ends(program.pid());
    }
    var busy = new Recording("memory-busy");
    Held after;
    try (var program = desk.start().program()) {
      // What is collected for one look would be missing in the next: it is another process.
      works(desk, commands);
      after = Held.of(program.pid());
      busy.starts(program.pid());
      works(desk, commands / 4);
      busy.ends(program.pid());
    }
    tables(least, before, after);
    idle.allocated(result, " while nobody talks to it, for %d s".formatted(idling.toSeconds()));
    busy.allocated(result, " while it works");
  }

  private static void works(Entrant desk, int commands) throws Exception {
    var door = new SlackVisits(desk.port(), FakeSlack.SIGNING_SECRET, WORDS);
    for (var done = 0L; done < commands; ) {
      var load = Load.closed(door, AT_ONCE, SLICE);
      if (load.done() == 0) {
        throw new IllegalStateException("the desk answers nobody");
      }
      done += load.done();
    }
  }

  private void tables(Held least, Held before, Held after) {
    var worked = "desk after %,d commands".formatted(commands);
    compare(
        "What the JVM has committed for what, in megabytes (native memory tracking).",
        worked,
        List.of(least.committed(), before.committed(), after.committed()));
    compare(
        "What is resident, in megabytes, by what it is a piece of (`/proc/PID/smaps`).",
        worked,
        List.of(least.resident(), before.resident(), after.resident()));
    var rows =
        result.table(
            "Bytes of live objects on the desk's heap, after a collection: the %d classes with most of them after work."
                .formatted(MOST_CLASSES),
            "class",
            "idle",
            worked);
    rows.add(row("all", 0, List.of(before.live(), after.live())));
    largest(after.live()).stream()
        .limit(MOST_CLASSES)
        .forEach(it -> rows.add(row(it, 0, List.of(before.live(), after.live()))));
  }

  private void compare(String title, String worked, List<Map<String, Double>> sides) {
    var rows = result.table(title, "what", "minimal Spring Boot idle", "desk idle", worked);
    var names = new LinkedHashSet<>(largest(sides.get(1)));
    sides.forEach(it -> names.addAll(it.keySet()));
    names.stream()
        .filter(name -> sides.stream().anyMatch(it -> it.getOrDefault(name, 0.0) >= 0.5))
        .forEach(it -> rows.add(row(it, 1, sides)));
    rows.add(row("all", 1, sides));
  }

  private static List<String> row(String name, int digits, List<Map<String, Double>> sides) {
    var row = new ArrayList<>(List.of(name.equals("all") ? name : "`" + name + "`"));
    for (var side : sides) {
      var all = side.values().stream().mapToDouble(it -> it).sum();
      var value = name.equals("all") ? all : side.getOrDefault(name, 0.0);
      row.add(
          digits == 0 ? String.format(ROOT, "%,.0f", value) : String.format(ROOT, "%.1f", value));
    }
    return row;
  }

  private static List<String> largest(Map<String, Double> side) {
    return new TreeMap<>(side)
        .entrySet().stream()
            .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
            .map(Map.Entry::getKey)
            .toList();
  }
}
