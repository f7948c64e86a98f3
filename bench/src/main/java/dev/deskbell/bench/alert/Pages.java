package dev.deskbell.bench.alert;

import dev.deskbell.bench.load.Histogram;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/** What arrives at a platform, by the name of the alert that it is about. */
final class Pages {
  private static final Pattern NAME = Pattern.compile("Trouble-[0-9]+-end");

  private final Map<String, Long> sent = new ConcurrentHashMap<>();
  private final Map<String, CountDownLatch> waiting = new ConcurrentHashMap<>();
  private final Histogram took = new Histogram();
  private final AtomicLong arrived = new AtomicLong();

  /** Names that no two alerts of a run share. */
  static String name(long number) {
    return "Trouble-" + number + "-end";
  }

  /** From now on it is waited for. */
  void isSent(String name) {
    waiting.put(name, new CountDownLatch(1));
    sent.put(name, System.nanoTime());
  }

  /** A message with these words has come. */
  void arrives(String words) {
    var now = System.nanoTime();
    arrived.incrementAndGet();
    var names = NAME.matcher(words);
    while (names.find()) {
      var since = sent.remove(names.group());
      if (since != null) {
        note(now - since);
        waiting.getOrDefault(names.group(), new CountDownLatch(1)).countDown();
      }
    }
  }

  private synchronized void note(long nanos) {
    took.add(nanos);
  }

  /** Whether it came within that time. */
  boolean came(String name, Duration patience) throws InterruptedException {
    var came =
        waiting
            .getOrDefault(name, new CountDownLatch(1))
            .await(patience.toMillis(), TimeUnit.MILLISECONDS);
    waiting.remove(name);
    return came;
  }

  long arrived() {
    return arrived.get();
  }

  /** Since it was last asked. */
  synchronized Histogram taken() {
    var all = new Histogram();
    all.addAll(took);
    took.clear();
    return all;
  }
}
