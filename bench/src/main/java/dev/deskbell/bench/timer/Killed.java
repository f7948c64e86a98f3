package dev.deskbell.bench.timer;

import dev.deskbell.bench.Result;
import dev.deskbell.bench.load.Sides;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/** C1: the desk is killed while what became due in the same moment fires. */
final class Killed {
  /** So often. */
  static final int TIMES = 3;

  private final Result result;
  private final int due;

  Killed(Result result, int due) {
    this.result = result;
    this.due = due;
  }

  /** Killed in the middle of it, again and again: the next process finds what is left. */
  void plays(DeskTimers ours, Sides sides, Sides.Desk desk) throws Exception {
    var fired = 0;
    var doubled = 0;
    var running = new AtomicReference<>(desk.program());
    for (var kill = 1; kill <= TIMES; kill++) {
      // At another point of it each time.
      var outcome =
          ours.fire(
              due,
              Timers.soon(),
              Duration.ZERO,
              Math.max(1, due * kill / (TIMES + 1)),
              () -> {
                running.get().isKilled();
                running.set(sides.another(desk));
              });
      fired += outcome.fired();
      doubled += outcome.doubled();
      ours.rests();
    }
    running.get().close();
    result.notes(
        "Killed (kill -9) %d times in the middle of %,d that are due, and started again: lost %d, fired twice %d."
            .formatted(TIMES, due, TIMES * due - fired, doubled));
  }
}
