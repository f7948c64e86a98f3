package dev.deskbell.bench.alert;

import static java.util.Locale.ROOT;

import dev.deskbell.bench.Ratio;
import dev.deskbell.bench.Ratio.Target;
import dev.deskbell.bench.Result;
import dev.deskbell.bench.load.Histogram;
import dev.deskbell.bench.load.Processor;
import dev.deskbell.bench.load.Server;
import dev.deskbell.bench.load.Sides;
import dev.deskbell.bench.load.Wire;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToDoubleFunction;

/**
 * B1 and B2: from an alert to the page for it, and floods of alerts. What the desk answers with 202
 * is in the database, and an incident of it is opened and escalated; Alertmanager keeps it in
 * memory and tells a webhook.
 */
public final class Alerts {
  private static final int SENDERS = 16;
  private static final Duration APART = Duration.ofMillis(500);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Server server;
  private final Result result;
  private final List<Receiver> sides = new ArrayList<>();
  private final AtomicLong names = new AtomicLong();

  Alerts(Server server, Result result) {
    this.server = server;
    this.result = result;
  }

  /**
   * Arguments: rounds of pages, alerts of each, rounds of floods, distinct alerts of each, the same
   * alert so often, the file for the results.
   */
  public static void main(String[] arguments) throws Exception {
    var number = java.util.Arrays.stream(arguments).limit(5).mapToInt(Integer::parseInt).toArray();
    var result = new Result("Alerts: from an alert to its page, and floods (B1, B2)");
    result.with("PostgreSQL", "18.6 of its own, fsync on");
    try (var server = new Server();
        var sides = new Sides(server)) {
      var alerts = new Alerts(server, result);
      var desk = DeskReceiver.start(server, sides);
      alerts.sides.add(desk);
      if (Files.exists(AlertmanagerReceiver.PROGRAM)) {
        var theirs = AlertmanagerReceiver.start();
        try (theirs) {
          alerts.sides.add(theirs);
          result.with("peer", "Debian's prometheus-alertmanager");
          alerts.all(desk, number);
        }
      } else {
        result.notes("Alertmanager is not installed: apt-get install prometheus-alertmanager");
        alerts.all(desk, number);
      }
    }
    result.write(Path.of(arguments[5]));
    System.exit(0);
  }

  static String labels(String name, String instance, String service) {
    return "{\"alertname\":\"%s\",\"cluster\":\"eu-1\",\"severity\":\"critical\",\"instance\":\"%s\",\"service\":\"%s\"}"
        .formatted(name, instance, service);
  }

  private void all(DeskReceiver desk, int[] number) throws Exception {
    // Everybody has been told before: conversations are open, what is compiled late is compiled.
    pages(sides, DeskReceiver.SERVICES);
    pages(number[0], number[1]);
    for (var side : sides) {
      flood(side, 1000, false);
    }
    floods(number[2], number[3], false, "%,d distinct alerts".formatted(number[3]));
    floods(1, number[4], true, "the same alert %,d times".formatted(number[4]));
    result.notes(
        "What the floods left on the desk: %,d alerts on record, %d incidents, none unhandled."
            .formatted(
                desk.number("select count(*) from alert where integration = 'floods'"),
                desk.number("select count(*) from alert_group where integration = 'floods'")));
  }

  private void pages(int rounds, int alerts) throws Exception {
    var took = new HashMap<String, List<Histogram>>();
    for (var round = 0; round < rounds; round++) {
      server.checkpoint();
      pages(round % 2 == 0 ? sides : sides.reversed(), alerts)
          .forEach((name, it) -> took.computeIfAbsent(name, _ -> new ArrayList<>()).add(it));
    }
    var rows =
        result.table(
            "From the alert's request to the page's, two a second to each in turn, nothing else to do: %d rounds of %d."
                .formatted(rounds, alerts),
            "side",
            "pages",
            "p50 ms",
            "p99 ms",
            "longest ms");
    for (var side : sides) {
      var all = new Histogram();
      Objects.requireNonNull(took.get(side.name())).forEach(all::addAll);
      rows.add(
          List.of(
              side.name(),
              Integer.toString(all.size()),
              milliseconds(all.quantile(0.5)),
              milliseconds(all.quantile(0.99)),
              milliseconds(all.quantile(1))));
    }
    if (sides.size() > 1) {
      var ratios = result.table("Pages, ours by theirs.", "of what", "ratio", "target", "");
      add(ratios, "p50", ratio(took, it -> it.quantile(0.5)), Target.atMost(2));
      add(ratios, "p99", ratio(took, it -> it.quantile(0.99)), Target.atMost(2));
    }
  }

  Histogram pages(Receiver side, int many) throws Exception {
    return Objects.requireNonNull(pages(List.of(side), many).get(side.name()));
  }

  /** One after the other, to each side in turn; the next only when the one before has come. */
  private Map<String, Histogram> pages(List<Receiver> asked, int many) throws Exception {
    var wires = new HashMap<String, Wire>();
    try {
      for (var side : asked) {
        side.pages().taken();
        wires.put(side.name(), new Wire(side.port()));
      }
      for (var one = 0; one < many; one++) {
        var number = names.incrementAndGet();
        for (var side : asked) {
          var began = System.nanoTime();
          page(side, Objects.requireNonNull(wires.get(side.name())), number);
          LockSupport.parkNanos(APART.toNanos() / asked.size() - (System.nanoTime() - began));
        }
      }
    } finally {
      wires.values().forEach(Wire::close);
    }
    var took = new HashMap<String, Histogram>();
    asked.forEach(it -> took.put(it.name(), it.pages().taken()));
    return took;
  }

  private static void page(Receiver side, Wire wire, long number) throws Exception {
    var name = Pages.name(number);
    var request = side.alert(name, "host", DeskReceiver.service(number), Instant.now() + "");
    side.pages().isSent(name);
    var status = wire.sends(request);
    if (status / 100 != 2 || !side.pages().came(name, PATIENCE)) {
      throw new IllegalStateException(
          side.name() + " paged nobody (" + status + "):\n" + side.program().output());
    }
  }

  record Flood(double perSecond, double worked, double processor, long memory) {}

  private void floods(int rounds, int alerts, boolean same, String what) throws Exception {
    var floods = new HashMap<String, List<Flood>>();
    for (var round = 0; round < rounds; round++) {
      for (var side : round % 2 == 0 ? sides : sides.reversed()) {
        server.checkpoint();
        floods.computeIfAbsent(side.name(), _ -> new ArrayList<>()).add(flood(side, alerts, same));
      }
    }
    var rows =
        result.table(
            "A flood: %s by %d senders, %d rounds.".formatted(what, SENDERS, rounds),
            "side",
            "taken a second",
            "s until worked through",
            "program and database µs an alert",
            "memory MB more");
    for (var side : sides) {
      var all = Objects.requireNonNull(floods.get(side.name()));
      rows.add(
          List.of(
              side.name(),
              String.format(ROOT, "%,.0f", median(all, Flood::perSecond)),
              milliseconds(median(all, Flood::worked)),
              String.format(ROOT, "%,.0f", median(all, Flood::processor)),
              String.format(ROOT, "%,.0f", median(all, Flood::memory))));
    }
    if (sides.size() > 1) {
      var ratios = result.table("The same, ours by theirs.", "of what", "ratio", "target", "");
      add(ratios, "taken a second", ratio(floods, Flood::perSecond), Target.atLeast(3));
      add(ratios, "processor for one", ratio(floods, Flood::processor), Target.atMost(0.15));
    }
  }

  /** So many requests; processor counts until all is worked through and nobody is busy any more. */
  Flood flood(Receiver side, int alerts, boolean same) throws Exception {
    var next = new AtomicInteger();
    var now = Instant.now().toString();
    var flood = names.incrementAndGet();
    var arrived = side.pages().arrived();
    var memory = Processor.memory(side.program().pid());
    var processor = processor(side);
    var began = System.nanoTime();
    Callable<Integer> sender =
        () -> {
          var refused = 0;
          try (var wire = new Wire(side.port())) {
            for (var one = next.getAndIncrement(); one < alerts; one = next.getAndIncrement()) {
              var name = Pages.name(flood * 1_000_000 + (same ? 0 : one));
              refused += wire.sends(side.alert(name, "host", "", now)) / 100 == 2 ? 0 : 1;
            }
          }
          return refused;
        };
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var it : threads.invokeAll(java.util.Collections.nCopies(SENDERS, sender))) {
        if (it.get() > 0) {
          throw new IllegalStateException(it.get() + " were not taken by " + side.name());
        }
      }
    }
    var taken = System.nanoTime() - began;
    var pages = side.name().equals("Alertmanager") ? same ? 1 : alerts : 0;
    while (!side.isAtRest() || side.pages().arrived() - arrived < pages) {
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
      if (System.nanoTime() - began > Duration.ofMinutes(1).toNanos()) {
        throw new IllegalStateException(side.name() + " does not come to rest");
      }
    }
    var worked = System.nanoTime() - began;
    return new Flood(
        alerts / (taken / 1e9),
        worked / 1e9,
        (processor(side) - processor) / (double) alerts,
        Processor.memory(side.program().pid()) - memory);
  }

  /** Only the desk has anything done by PostgreSQL. */
  private long processor(Receiver side) throws Exception {
    return Processor.of(side.program().pid())
        + (side instanceof DeskReceiver ? Processor.ofAll(server.pid()) : 0);
  }

  private <T> Ratio ratio(Map<String, List<T>> slices, ToDoubleFunction<T> value) {
    var ours = Objects.requireNonNull(slices.get(sides.get(0).name()));
    var theirs = Objects.requireNonNull(slices.get(sides.get(1).name()));
    var ratios = new ArrayList<Double>();
    for (var at = 0; at < ours.size(); at++) {
      ratios.add(value.applyAsDouble(ours.get(at)) / value.applyAsDouble(theirs.get(at)));
    }
    return Ratio.of(ratios);
  }

  private static double median(List<Flood> all, ToDoubleFunction<Flood> value) {
    return Ratio.median(all.stream().map(value::applyAsDouble).toList());
  }

  private static void add(List<List<String>> rows, String what, Ratio ratio, Target target) {
    rows.add(List.of(what, ratio.toString(), target.toString(), ratio.against(target)));
  }

  private static String milliseconds(double value) {
    return String.format(ROOT, "%.2f", value);
  }
}
