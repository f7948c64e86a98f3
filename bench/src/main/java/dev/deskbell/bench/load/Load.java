package dev.deskbell.bench.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * People at a door, for some time.
 *
 * @param done answered as done
 * @param failed answered otherwise or not at all
 * @param took of those that were done: in a closed loop since it was sent, in an open one since it
 *     should have been
 */
public record Load(long done, long failed, Histogram took, Duration lasted) {
  private static final int WAITING = 256;
  private static final AtomicLong VISITORS = new AtomicLong();

  public double perSecond() {
    return done / (lasted.toNanos() / 1e9);
  }

  /** So many, each of whom does the next thing as soon as the last one is answered. */
  public static Load closed(Door door, int visitors, Duration lasting) throws Exception {
    return run(door, visitors, lasting, null);
  }

  /** Things are done at this rate, whether or not what was done before is answered. */
  public static Load open(Door door, int perSecond, Duration lasting) throws Exception {
    return run(door, Math.min(WAITING, Math.max(8, perSecond / 4)), lasting, perSecond);
  }

  private static Load run(Door door, int many, Duration lasting, @Nullable Integer rate)
      throws Exception {
    var visitors = new ArrayList<Door.Visitor>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var one = 0; one < many; one++) {
        visitors.add(door.visitor(VISITORS.incrementAndGet()));
      }
      var began = System.nanoTime();
      var end = began + lasting.toNanos();
      var next = new AtomicLong();
      var talks =
          visitors.stream()
              .map(it -> {
                Callable<Load> talk =
                    rate == null
                        ? () -> talks(it, end)
                        : () -> keepsTime(it, next, began, end, 1_000_000_000L / rate);
                return threads.submit(talk);
              })
              .toList();
      return together(talks, began);
    } finally {
      visitors.forEach(Door.Visitor::close);
    }
  }

  private static Load together(List<Future<Load>> talks, long began)
      throws ExecutionException, InterruptedException {
    var done = 0L;
    var failed = 0L;
    var took = new Histogram();
    for (var talk : talks) {
      var one = talk.get();
      done += one.done;
      failed += one.failed;
      took.addAll(one.took);
    }
    return new Load(done, failed, took, Duration.ofNanos(System.nanoTime() - began));
  }

  private static Load talks(Door.Visitor visitor, long end) {
    var took = new Histogram();
    var failed = 0L;
    for (var now = System.nanoTime(); now < end; now = System.nanoTime()) {
      if (acted(visitor)) {
        took.add(System.nanoTime() - now);
      } else {
        failed++;
      }
    }
    return new Load(took.size(), failed, took, Duration.ZERO);
  }

  private static Load keepsTime(
      Door.Visitor visitor, AtomicLong next, long began, long end, long every) {
    var took = new Histogram();
    var failed = 0L;
    for (var due = began + next.getAndIncrement() * every;
        due < end;
        due = began + next.getAndIncrement() * every) {
      for (var now = System.nanoTime(); now < due; now = System.nanoTime()) {
        LockSupport.parkNanos(due - now);
      }
      if (acted(visitor)) {
        took.add(System.nanoTime() - due);
      } else {
        failed++;
      }
    }
    return new Load(took.size(), failed, took, Duration.ZERO);
  }

  private static boolean acted(Door.Visitor visitor) {
    try {
      return visitor.acts();
    } catch (Exception unanswered) {
      return false;
    }
  }
}
