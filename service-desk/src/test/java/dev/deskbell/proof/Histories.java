package dev.deskbell.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * Histories one after the other, several at a time, each on an installation of its own. One on
 * which something did not hold is kept to be looked at and replaced by a new one.
 */
final class Histories {
  private final ServerPair servers;
  private final Path folder;
  private final Path evidence;
  private final Toll toll;
  private final Queue<Turn> turns = new ConcurrentLinkedQueue<>();
  private final AtomicLong sites = new AtomicLong();

  /**
   * A history to be played.
   *
   * @param time how often it has been played before: the seed decides everything but the timing
   */
  record Turn(long seed, int time) {
    @Override
    public String toString() {
      return time == 0 ? Long.toString(seed) : seed + "-" + (time + 1);
    }
  }

  /**
   * That many from a seed on, or where several are named, each of them that often.
   *
   * @param evidence where logs go of what did not hold
   * @param seeds the first, or several with commas between them
   */
  Histories(ServerPair servers, Path folder, Path evidence, String seeds, int many)
      throws IOException {
    this.servers = servers;
    this.folder = folder;
    this.evidence = evidence;
    toll = new Toll(evidence.resolve("result.json"));
    var named = Stream.of(seeds.split(",")).map(Long::parseLong).toList();
    for (var number = 0; number < many; number++) {
      for (var seed : named) {
        turns.add(named.size() == 1 ? new Turn(seed + number, 0) : new Turn(seed, number));
      }
    }
  }

  Toll toll() {
    return toll;
  }

  /** The first installation, for whoever goes on with it; the others are closed. */
  Site play(int atOnce) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var others = new ArrayList<Future<?>>();
      var first = threads.submit(this::line);
      for (var number = 1; number < atOnce; number++) {
        others.add(
            threads.submit(() -> {
              line().close();
              return null;
            }));
      }
      for (var other : others) {
        other.get();
      }
      return first.get();
    }
  }

  private Site opens() throws Exception {
    return new Site(servers, "desk_" + sites.incrementAndGet(), folder);
  }

  private Site line() throws Exception {
    var site = opens();
    for (var turn = turns.poll(); turn != null; turn = turns.poll()) {
      if (!holds(site, turn)) {
        site.close();
        site = opens();
      }
    }
    return site;
  }

  private boolean holds(Site site, Turn turn) throws Exception {
    var began = System.nanoTime();
    try {
      var played = site.plays(turn);
      toll.holds(turn, played, Duration.ofNanos(System.nanoTime() - began));
      return true;
    } catch (AssertionError | Exception broken) {
      toll.isBroken(turn, broken);
      for (var desk = 0; desk < 2; desk++) {
        var log = evidence.resolve("seed-%s-desk-%d.log".formatted(turn, desk));
        Files.writeString(log, site.installation().said(desk));
      }
      Files.writeString(evidence.resolve("seed-" + turn + ".txt"), site.rows(broken));
      return false;
    }
  }
}
