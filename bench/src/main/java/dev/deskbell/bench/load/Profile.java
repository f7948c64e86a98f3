package dev.deskbell.bench.load;

import static java.util.Locale.ROOT;

import dev.deskbell.bench.Result;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Where a turn over Slack spends its time and its memory, as the JDK's own recorder saw it, and
 * what it asks of the database.
 */
public final class Profile {
  private static final int MOST_ROWS = 25;
  private static final int MOST_FRAMES = 80;
  private static final List<String> VIEWS =
      List.of(
          "cpu-time-hot-methods",
          "allocation-by-class",
          "allocation-by-site",
          "contention-by-site");

  private Profile() {}

  /**
   * Arguments: seconds that are recorded, seconds of warming up, the file for the results; then
   * which door, if not Slack's, and how many a second, if not as many as sixteen can.
   */
  public static void main(String[] arguments) throws Exception {
    var lasting = Duration.ofSeconds(Long.parseLong(arguments[0]));
    var door = arguments.length > 3 ? arguments[3] : "slack";
    var rate = arguments.length > 4 ? Integer.parseInt(arguments[4]) : 0;
    var name = door.equals("slack") ? "" : " (" + door + ")";
    var result = new Result("Where a turn spends its time and memory" + name);
    try (var server = server(Map.of());
        var sides = new Sides(server)) {
      var side = side(sides, door);
      Rounds.Play play =
          it ->
              rate == 0 ? Load.closed(it.door(), 16, lasting) : Load.open(it.door(), rate, lasting);
      Sides.warm(side, Duration.ofSeconds(Long.parseLong(arguments[1])));
      of(server, side, play, result);
    }
    result.write(Path.of(arguments[2]));
    System.exit(0);
  }

  /** One that counts its statements, and has these settings too. */
  public static Server server(Map<String, String> settings) throws IOException {
    var all = new java.util.HashMap<>(settings);
    all.put("shared_preload_libraries", Statements.LIBRARY);
    return new Server(all);
  }

  /** What this costs, played twice: its statements are counted, then the program is recorded. */
  public static void of(Server server, Side side, Rounds.Play play, Result result)
      throws Exception {
    asked(server, side, play, result);
    recorded(side, play, result);
  }

  private static Side side(Sides sides, String door) throws IOException, SQLException {
    return switch (door) {
      case "slack" -> sides.desk(false).overSlack();
      case "discord" -> sides.desk(true).overDiscord();
      case "console" -> sides.desk(false).onTheConsole();
      default -> throw new IllegalArgumentException("slack, discord or console, not " + door);
    };
  }

  private static void asked(Server server, Side side, Rounds.Play play, Result result)
      throws Exception {
    var statements = new Statements(server, side.database());
    server.checkpoint();
    statements.forget();
    var app = Processor.of(side.program().pid());
    var database = Processor.ofAll(server.pid());
    var load = play.on(side);
    result.notes(
        String.format(
            ROOT,
            "%,.0f turns a second; a turn costs %,d µs of processor in the program and %,d µs in the database.",
            load.perSecond(),
            (Processor.of(side.program().pid()) - app) / load.done(),
            (Processor.ofAll(server.pid()) - database) / load.done()));
    result
        .table("What the database is asked", Statements.COLUMNS)
        .addAll(statements.of(load.done(), MOST_ROWS));
  }

  private static void recorded(Side side, Rounds.Play play, Result result) throws Exception {
    var recording = Path.of("bench/target/turns.jfr").toAbsolutePath();
    asks(
        "jcmd",
        side.program().pid() + "",
        "JFR.start",
        "name=turns",
        "settings=profile",
        Frames.EVENT + "#enabled=true",
        Frames.EVENT + "#throttle=1ms");
    var load = play.on(side);
    asks("jcmd", side.program().pid() + "", "JFR.dump", "name=turns", "filename=" + recording);
    result.notes("%,.0f turns a second while it was recorded.".formatted(load.perSecond()));
    result
        .table("On whose behalf the program works", Frames.COLUMNS)
        .addAll(Frames.of(recording).most(MOST_FRAMES, it -> it.startsWith("dev.deskbell.")));
    for (var view : VIEWS) {
      var rows = result.table("`jfr view " + view + "`", "as the JDK shows it");
      asks("jfr", "view", "--width", "150", view, recording.toString())
          .lines()
          .filter(it -> !it.isBlank())
          .limit(MOST_ROWS)
          .forEach(it -> rows.add(List.of("`" + it.strip() + "`")));
    }
  }

  /** What a tool of the JDK says. */
  private static String asks(String tool, String... arguments) throws IOException {
    var command =
        new java.util.ArrayList<>(List.of(Path.of(Sides.java()).resolveSibling(tool) + ""));
    command.addAll(List.of(arguments));
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
