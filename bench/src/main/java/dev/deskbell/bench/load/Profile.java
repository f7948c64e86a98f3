package dev.deskbell.bench.load;

import dev.deskbell.bench.Result;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Where a turn over Slack spends its time and its memory, as the JDK's own recorder saw it. */
public final class Profile {
  private static final int MOST_ROWS = 25;
  private static final List<String> VIEWS =
      List.of("hot-methods", "allocation-by-class", "allocation-by-site", "contention-by-site");

  private Profile() {}

  /** Arguments: seconds that are recorded, seconds of warming up, the file for the results. */
  public static void main(String[] arguments) throws Exception {
    var lasting = Duration.ofSeconds(Long.parseLong(arguments[0]));
    var result = new Result("Where a turn spends its time and memory");
    try (var server = new Server();
        var sides = new Sides(server)) {
      var side = sides.desk(false).overSlack();
      Sides.warm(side, Duration.ofSeconds(Long.parseLong(arguments[1])));
      var recording = Path.of("bench/target/turns.jfr").toAbsolutePath();
      asks("jcmd", side.program().pid() + "", "JFR.start", "name=turns", "settings=profile");
      var load = Load.closed(side.door(), 16, lasting);
      asks("jcmd", side.program().pid() + "", "JFR.dump", "name=turns", "filename=" + recording);
      result.notes("%,.0f turns a second while it was recorded.".formatted(load.perSecond()));
      for (var view : VIEWS) {
        var rows = result.table("`jfr view " + view + "`", "as the JDK shows it");
        asks("jfr", "view", "--width", "150", view, recording.toString())
            .lines()
            .filter(it -> !it.isBlank())
            .limit(MOST_ROWS)
            .forEach(it -> rows.add(List.of("`" + it.strip() + "`")));
      }
    }
    result.write(Path.of(arguments[2]));
    System.exit(0);
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
