package dev.deskbell.bench.alert;

import dev.deskbell.bench.Result;
import dev.deskbell.bench.load.Histogram;
import dev.deskbell.bench.load.Load;
import dev.deskbell.bench.load.Profile;
import dev.deskbell.bench.load.Sides;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** Where a flood of distinct alerts spends its time and memory. */
public final class AlertProfile {
  private AlertProfile() {}

  /** Arguments: alerts that are recorded, alerts of warming up, the file for the results. */
  public static void main(String[] arguments) throws Exception {
    var many = Integer.parseInt(arguments[0]);
    var result =
        new Result("Where a flood of alerts spends its time and memory: a turn is an alert");
    try (var server = Profile.server(Map.of());
        var sides = new Sides(server)) {
      var alerts = new Alerts(server, result);
      var desk = DeskReceiver.start(server, sides);
      alerts.flood(desk, Integer.parseInt(arguments[1]), false);
      Profile.of(server, desk.side(), _ -> flood(alerts, desk, many), result);
    }
    result.write(Path.of(arguments[2]));
    System.exit(0);
  }

  private static Load flood(Alerts alerts, DeskReceiver desk, int many) throws Exception {
    var flood = alerts.flood(desk, many, false);
    return new Load(many, 0, new Histogram(), Duration.ofNanos((long) (flood.worked() * 1e9)));
  }
}
