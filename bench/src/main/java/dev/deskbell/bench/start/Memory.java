package dev.deskbell.bench.start;

import static java.util.Locale.ROOT;

import dev.deskbell.bench.Ratio;
import dev.deskbell.bench.Ratio.Target;
import dev.deskbell.bench.Result;
import dev.deskbell.bench.load.Load;
import dev.deskbell.bench.load.Processor;
import dev.deskbell.bench.load.Server;
import dev.deskbell.bench.load.SlackVisits;
import dev.deskbell.slack.fake.FakeSlack;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** G2 and G3: what a desk holds and does while nobody talks to it, and what it holds after work. */
public final class Memory {
  private static final Duration SETTLING = Duration.ofSeconds(20);
  private static final Duration LOOK = Duration.ofSeconds(10);
  private static final int MOST_LOOKS = 16;

  /** Microseconds of processor within a look: less than a thousandth of it. */
  private static final long RESTING = 10_000;

  private static final Duration SLICE = Duration.ofSeconds(5);
  private static final int AT_ONCE = 16;
  private static final String WORDS =
      "incident declare impact:low urgency:low title:It-hangs-number";

  private final Result result;
  private final Server server;
  private final List<List<String>> rows;
  private final List<List<String>> idle;

  private Memory(Result result, Server server) {
    this.result = result;
    this.server = server;
    rows =
        result.table(
            "What each process holds, in megabytes.",
            "what",
            "when",
            "resident",
            "proportional",
            "heap in use");
    idle =
        result.table(
            "What each does while nobody talks to it.", "what", "of what", "is", "target", "");
  }

  /** Arguments: commands, seconds of idling, the file for the results. */
  public static void main(String[] arguments) throws Exception {
    var result = new Result("Memory, and what an idle desk does (G2, G3)");
    var settings = Map.of("shared_preload_libraries", "pg_stat_statements");
    try (var server = new Server(settings);
        var stage = new Stage(server)) {
      server.number("postgres", "select 1");
      var memory = new Memory(result, server);
      memory.all(
          stage, Integer.parseInt(arguments[0]), Duration.ofSeconds(Long.parseLong(arguments[1])));
    }
    result.write(Path.of(arguments[2]));
    System.exit(0);
  }

  private void all(Stage stage, int commands, Duration idling) throws Exception {
    var desk = stage.desk();
    var minimal = stage.minimal();
    result.with("flags of all", String.join(" ", Layout.flags()));
    server.execute("postgres", "create extension if not exists pg_stat_statements");
    var plain = stage.minimalOn("minimal", minimal.trained());
    var ours = stage.deskOn("desk", desk.trained());
    var bolt = stage.boltOn("bolt");
    Footprint leastIdle;
    Footprint oursIdle;
    try (var program = plain.start().program()) {
      leastIdle = idles(plain, program.pid(), "minimal", idling);
    }
    Footprint oursLoaded;
    try (var program = ours.start().program()) {
      oursIdle = idles(ours, program.pid(), "desk", idling);
      oursLoaded = works(ours, program.pid(), commands);
    }
    Footprint boltLoaded;
    try (var program = bolt.start().program()) {
      idles(bolt, program.pid(), "bolt", idling);
      boltLoaded = works(bolt, program.pid(), commands);
    }
    var compared = result.table("Ours by theirs.", "what", "beside", "ratio", "target", "");
    compared.add(
        row("resident while idle", plain, oursIdle.resident() / leastIdle.resident(), 1.15));
    compared.add(
        row("resident after work", bolt, oursLoaded.resident() / boltLoaded.resident(), 0.6));
  }

  private static List<String> row(String what, Entrant beside, double ratio, double target) {
    return List.of(
        what,
        beside.name(),
        String.format(ROOT, "%.2f", ratio),
        Target.atMost(target).toString(),
        Ratio.once(ratio).against(Target.atMost(target)));
  }

  /**
   * What a start brings along is over first: people are asked for by the platform, and what is hot
   * by then is compiled, which with nothing to do takes minutes.
   */
  private Footprint idles(Entrant side, long pid, String database, Duration idling)
      throws Exception {
    settles(pid);
    var statements = statements(database);
    var processor = Processor.of(pid);
    Thread.sleep(idling);
    var seconds = idling.toMillis() / 1e3;
    var percent = (Processor.of(pid) - processor) / 1e4 / seconds;
    var asked = (statements(database) - statements) / seconds;
    idle.add(idle(side, "percent of one processor", percent, 0.5));
    idle.add(idle(side, "statements a second", asked, 2));
    var holds = Footprint.of(pid);
    // The heap is asked for without collecting it: idle means left alone.
    rows.add(row(side, "idle", holds, Double.NaN));
    return holds;
  }

  private static void settles(long pid) throws InterruptedException {
    Thread.sleep(SETTLING);
    for (var look = 0; look < MOST_LOOKS; look++) {
      var compiled = Processor.ofCompilers(pid);
      Thread.sleep(LOOK);
      if (Processor.ofCompilers(pid) - compiled < RESTING) {
        return;
      }
    }
  }

  /** The targets are the desk's. */
  private static List<String> idle(Entrant side, String what, double value, double most) {
    var target = Target.atMost(most);
    var isOurs = side.name().equals("Deskbell");
    return List.of(
        side.name(),
        what,
        String.format(ROOT, "%.2f", value),
        isOurs ? target.toString() : "",
        isOurs ? Ratio.once(value).against(target) : "");
  }

  private Footprint works(Entrant side, long pid, int commands) throws Exception {
    var door = new SlackVisits(side.port(), FakeSlack.SIGNING_SECRET, WORDS);
    var done = 0L;
    while (done < commands) {
      var load = Load.closed(door, AT_ONCE, SLICE);
      if (load.done() == 0) {
        throw new IllegalStateException(side.name() + " answers nobody");
      }
      done += load.done();
    }
    var loaded = Footprint.of(pid);
    rows.add(row(side, "after %,d commands".formatted(done), loaded, Double.NaN));
    var heap = Tools.collected(pid);
    rows.add(row(side, "and a full collection", Footprint.of(pid), heap));
    return loaded;
  }

  private long statements(String database) throws Exception {
    return server.number(
        "postgres",
        """
        select coalesce(sum(calls), 0) from pg_stat_statements s
          join pg_database d on d.oid = s.dbid where d.datname = '%s'\
        """
            .formatted(database));
  }

  private static List<String> row(Entrant side, String when, Footprint holds, double heap) {
    return List.of(
        side.name(),
        when,
        String.format(ROOT, "%.0f", holds.resident()),
        String.format(ROOT, "%.0f", holds.proportional()),
        Double.isNaN(heap) ? "" : String.format(ROOT, "%.0f", heap));
  }
}
