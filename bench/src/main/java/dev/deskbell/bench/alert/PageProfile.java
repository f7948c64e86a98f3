package dev.deskbell.bench.alert;

import dev.deskbell.bench.Result;
import dev.deskbell.bench.load.Histogram;
import dev.deskbell.bench.load.Load;
import dev.deskbell.bench.load.Profile;
import dev.deskbell.bench.load.Sides;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** Where an alert that comes alone, two a second, spends its time until somebody is paged. */
public final class PageProfile {
  private PageProfile() {}

  /** Arguments: alerts that are recorded, alerts of warming up, the file for the results. */
  public static void main(String[] arguments) throws Exception {
    var many = Integer.parseInt(arguments[0]);
    var result = new Result("Where an alert spends its time until its page: a turn is an alert");
    try (var server = Profile.server(Map.of());
        var sides = new Sides(server)) {
      var alerts = new Alerts(server, result);
      var desk = DeskReceiver.start(server, sides);
      alerts.pages(desk, Integer.parseInt(arguments[1]));
      Profile.of(server, desk.side(), _ -> pages(alerts, desk, many, result), result);
    }
    result.write(Path.of(arguments[2]));
    System.exit(0);
  }

  private static Load pages(Alerts alerts, DeskReceiver desk, int many, Result result)
      throws Exception {
    var began = System.nanoTime();
    var took = alerts.pages(desk, many);
    result.notes(
        "A page after %.2f ms (p50), %.2f (p99)."
            .formatted(took.quantile(0.5), took.quantile(0.99)));
    return new Load(many, 0, new Histogram(), Duration.ofNanos(System.nanoTime() - began));
  }
}
