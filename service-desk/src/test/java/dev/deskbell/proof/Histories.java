package dev.deskbell.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Histories one after the other, several at a time, each on an installation of its own. One on
 * which something did not hold is kept to be looked at and replaced by a new one.
 */
final class Histories {
  private final ServerPair servers;
  private final Path folder;
  private final Path evidence;
  private final Toll toll;
  private final AtomicLong next;
  private final long end;
  private final AtomicLong sites = new AtomicLong();

  /**
   * @param evidence where logs go of what did not hold
   */
  Histories(ServerPair servers, Path folder, Path evidence, long seed, int many)
      throws IOException {
    this.servers = servers;
    this.folder = folder;
    this.evidence = evidence;
    toll = new Toll(evidence.resolve("result.json"));
    next = new AtomicLong(seed);
    end = seed + many;
  }

  Toll toll() {
    return toll;
  }

  /** The installations that are left, for whoever goes on with them. */
  List<Site> play(int atOnce) throws Exception {
    var left = new ArrayList<Site>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var lines = new ArrayList<Future<Site>>();
      for (var number = 0; number < atOnce; number++) {
        lines.add(threads.submit(this::line));
      }
      for (var line : lines) {
        left.add(line.get());
      }
    }
    return left;
  }

  private Site opens() throws Exception {
    return new Site(servers, "desk_" + sites.incrementAndGet(), folder);
  }

  private Site line() throws Exception {
    var site = opens();
    for (var seed = next.getAndIncrement(); seed < end; seed = next.getAndIncrement()) {
      if (!holds(site, seed)) {
        site.close();
        site = opens();
      }
    }
    return site;
  }

  private boolean holds(Site site, long seed) throws Exception {
    var began = System.nanoTime();
    try {
      var played = site.plays(seed);
      toll.holds(seed, played, Duration.ofNanos(System.nanoTime() - began));
      return true;
    } catch (AssertionError | Exception broken) {
      toll.isBroken(seed, broken);
      for (var desk = 0; desk < 2; desk++) {
        var log = evidence.resolve("seed-%d-desk-%d.log".formatted(seed, desk));
        Files.writeString(log, site.installation().said(desk));
      }
      Files.writeString(evidence.resolve("seed-" + seed + ".txt"), site.rows(broken));
      return false;
    }
  }
}
