package dev.deskbell.bench.timer;

import dev.deskbell.bench.Result;
import dev.deskbell.bench.load.Load;
import dev.deskbell.bench.load.Profile;
import dev.deskbell.bench.load.Sides;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Where many deadlines that are due at once spend their time and memory. */
public final class TimerProfile {
  private TimerProfile() {}

  /** Arguments: deadlines that are recorded, deadlines of warming up, the file for the results. */
  public static void main(String[] arguments) throws Exception {
    var many = Integer.parseInt(arguments[0]);
    var warming = Integer.parseInt(arguments[1]);
    var result =
        new Result("Where deadlines due at once spend their time and memory: a turn is a deadline");
    try (var server = Profile.server(Timers.RECORDING);
        var sides = new Sides(server)) {
      var talk = sides.desk(false).overSlack();
      try (var somebody = talk.door().visitor(1)) {
        somebody.acts();
      }
      var timers = new DeskTimers(server, talk);
      timers.pending(10 * many + warming);
      fire(timers, warming);
      Profile.of(server, talk, _ -> fire(timers, many), result);
    }
    result.write(Path.of(arguments[2]));
    System.exit(0);
  }

  private static Load fire(DeskTimers timers, int many) throws Exception {
    var due = Instant.now().plus(Clockwork.NOTICE).truncatedTo(ChronoUnit.MILLIS);
    var outcome = timers.fire(many, due, Duration.ZERO);
    timers.rests();
    var lasted = Duration.ofNanos((long) (outcome.lateness().quantile(1) * 1e6));
    return new Load(outcome.fired(), many - outcome.fired(), outcome.lateness(), lasted);
  }
}
