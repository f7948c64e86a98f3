package dev.deskbell.bench.load;

import static java.util.Locale.ROOT;

import dev.deskbell.bench.Result;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * Where a turn over Slack spends its time and its memory, as the JDK's own recorder saw it, and
 * what it asks of the database.
 */
public final class Profile {
  private static final int MOST_ROWS = 25;
  private static final int MOST_FRAMES = 80;

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
      var desk = sides.desk(door.equals("discord"));
      var side = side(desk, door);
      Rounds.Play play =
          it ->
              rate == 0 ? Load.closed(it.door(), 16, lasting) : Load.open(it.door(), rate, lasting);
      var warming = Duration.ofSeconds(Long.parseLong(arguments[1]));
      // What is the same whatever the door is warm soonest through the one that takes the most.
      Sides.warm(desk.overSlack(), warming);
      Sides.warm(side, warming);
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

  private static Side side(Sides.Desk desk, String door) {
    return switch (door) {
      case "slack" -> desk.overSlack();
      case "discord" -> desk.overDiscord();
      case "console" -> desk.onTheConsole();
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
            "%,.0f turns a second; a turn costs %,d µs of processor in the program and %,d µs in"
                + " the database.",
            load.perSecond(),
            (Processor.of(side.program().pid()) - app) / load.done(),
            (Processor.ofAll(server.pid()) - database) / load.done()));
    result
        .table("What the database is asked", Statements.columns())
        .addAll(statements.of(load.done(), MOST_ROWS));
  }

  private static void recorded(Side side, Rounds.Play play, Result result) throws Exception {
    var recording = new Recording("turns");
    recording.starts(side.program().pid());
    var load = play.on(side);
    recording.ends(side.program().pid());
    result.notes("%,.0f turns a second while it was recorded.".formatted(load.perSecond()));
    var frames = recording.frames(_ -> true);
    result
        .table("On whose behalf the program works", Frames.columns())
        .addAll(frames.most(MOST_FRAMES, it -> it.startsWith("dev.deskbell.")));
    recording.shown(result);
    result.drawing(Flames.of(frames));
  }
}
