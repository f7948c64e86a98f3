package dev.deskbell.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** An installation on which one history after the other is played, and checked when it is over. */
final class Site implements AutoCloseable {
  /** I7: so soon after the last fault both desks serve again. */
  static final Duration HEALED = Duration.ofSeconds(10);

  /** Who hears Discord was killed, or its lease ran out: so soon another does. */
  private static final Duration HEARS_AGAIN = Duration.ofSeconds(20);

  private static final Duration TOLD = Duration.ofSeconds(90);

  /** Programs that start take all of the machine: one at a time. */
  private static final Object STARTING = new Object();

  private static final Duration A_MOMENT = Duration.ofMillis(20);

  private final String database;
  private final Installation installation;
  private Inspection inspection;
  private Invariants invariants;
  private int arrivedBefore;
  private int markedBefore;

  Site(ServerPair servers, String database, Path folder) throws Exception {
    this.database = database;
    servers.creates(database);
    synchronized (STARTING) {
      installation = new Installation(servers.port(), database, folder);
    }
    inspection = Inspection.keeping(servers.url(database));
    invariants = new Invariants(inspection);
    new AlertInvariants(inspection.db()).isExpected();
    await().atMost(Duration.ofSeconds(60)).until(installation::hearsDiscord);
  }

  Installation installation() {
    return installation;
  }

  String database() {
    return database;
  }

  Invariants invariants() {
    return invariants;
  }

  /** The database is elsewhere now. */
  void looksAt(String url) {
    inspection.close();
    inspection = Inspection.keeping(url);
    invariants = new Invariants(inspection);
  }

  /**
   * What came of a history.
   *
   * @param people who did something, and the monitoring system
   * @param alarms how many alarms were answered as accepted
   * @param pages how many arrived
   * @param marked how many messages the desk itself says may be there twice
   * @param waited what it took, and for what
   */
  record Played(
      Weather weather,
      List<Doings> people,
      int alarms,
      int pages,
      int marked,
      Map<String, Duration> waited) {}

  private record Somebody(Doings doings, Talking talking) {
    interface Talking {
      void talks(Random random, BooleanSupplier on);
    }
  }

  private List<Somebody> people(String history, Monitor monitor) {
    var slack = Stream.of("ana", "otto", "ben").map(it -> new Chatter(it, installation, history));
    var discord =
        Stream.of("lena", "yuki").map(it -> new Speaker(it, installation, inspection, history));
    return Stream.of(
            slack.map(it -> new Somebody(it.doings(), it::talks)),
            discord.map(it -> new Somebody(it.doings(), it::talks)),
            Stream.of(new Somebody(monitor.doings(), monitor::talks)))
        .flatMap(it -> it)
        .toList();
  }

  /** Fails when something does not hold afterwards. */
  Played plays(Histories.Turn turn) throws Exception {
    var laps = new Laps();
    var weather = Weather.of(turn.seed(), Installation.WAYS);
    var monitor = new Monitor(installation, "h" + turn);
    var everybody = people("h" + turn, monitor);
    happens(turn.seed(), weather, everybody, laps);
    heals("after-" + turn + ".");
    laps.end("serves again");
    var doings = everybody.stream().map(Somebody::doings).toList();
    var arrived = holds(doings, monitor, laps);
    var marked = (int) invariants.marked();
    var alarms = monitor.firing().size() + monitor.over().size();
    var played =
        new Played(
            weather, doings, alarms, arrived - arrivedBefore, marked - markedBefore, laps.all());
    arrivedBefore = arrived;
    markedBefore = marked;
    return played;
  }

  private int holds(List<Doings> doings, Monitor monitor, Laps laps) {
    var healed = Instant.now();
    var pages = new PageInvariants(invariants.db());
    invariants.everythingAnsweredIsThereOnce(doings);
    new AlertInvariants(invariants.db()).everythingAcceptedIsAnIncidentOnce(monitor);
    laps.end("heard");
    pages.everyEscalationIsOver(TOLD);
    laps.end("escalated");
    invariants.everythingIsTold(TOLD);
    laps.end("told");
    invariants.everyMessageStandsOnce(installation.posted());
    invariants.everyTicketHasItsCard(
        doings.stream().flatMap(it -> it.opened().values().stream()).toList());
    pages.everyPageArrives();
    pages.nobodyIsPagedForWhatSomebodyHas(doings);
    pages.noPageWaitsForTheRest();
    pages.noPageWaitsForOtherRooms(healed);
    var arrived = (int) pages.arrived();
    laps.end("checked");
    return arrived;
  }

  private void happens(long seed, Weather weather, List<Somebody> people, Laps laps)
      throws Exception {
    var over = new AtomicBoolean();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var talks = new ArrayList<Future<?>>();
      for (var number = 0; number < people.size(); number++) {
        var one = people.get(number).talking();
        var random = new Random(seed * 31 + number);
        talks.add(threads.submit(() -> one.talks(random, () -> !over.get())));
      }
      try {
        plays(weather);
      } finally {
        installation.heals();
        over.set(true);
      }
      for (var talk : talks) {
        talk.get();
      }
    }
    laps.end("talked");
    if (weather.kill().isPresent()) {
      synchronized (STARTING) {
        installation.startsAgain(weather.kill().get().desk());
      }
      laps.end("started again");
    }
  }

  private void plays(Weather weather) throws InterruptedException {
    var began = System.nanoTime();
    var kill = weather.kill();
    for (var at = Duration.ZERO;
        at.compareTo(weather.lasts()) < 0;
        at = Duration.ofNanos(System.nanoTime() - began)) {
      for (var way = 0; way < Installation.WAYS; way++) {
        installation.ways().get(way).is(weather.of(way, at));
      }
      var now = at;
      if (kill.filter(it -> it.at().compareTo(now) <= 0).isPresent()) {
        installation.isKilled(kill.get().desk());
        kill = Optional.empty();
      }
      LockSupport.parkNanos(A_MOMENT.toNanos());
    }
  }

  /** I7: both desks serve again soon, by themselves, and one of them hears Discord. */
  void heals(String mark) {
    var began = System.nanoTime();
    for (var desk = 0; desk < 2; desk++) {
      serves(desk, mark + desk + ".");
    }
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(HEALED);
    await().atMost(HEARS_AGAIN).until(installation::hearsDiscord);
  }

  private void serves(int desk, String mark) {
    var body = Installation.command("nora", "mine", "heals." + mark);
    await()
        .atMost(HEALED)
        .pollInterval(Duration.ofMillis(100))
        .until(() -> {
          var answer = installation.tells(desk, body);
          return answer.isOk() && !Chatter.isToBeRepeated(answer.body());
        });
  }

  /** What the database says about it, for who looks into what did not hold. */
  String rows(Throwable broken) {
    var out = new StringWriter();
    broken.printStackTrace(new PrintWriter(out));
    for (var table : List.of("ticket", "delivery", "page", "page_sight", "escalation_run")) {
      out.append('\n').append(table).append('\n');
      invariants
          .db()
          .sql("select to_jsonb(it)::text from " + table + " it")
          .query(String.class)
          .list()
          .forEach(it -> out.append(it).append('\n'));
    }
    return out.toString();
  }

  @Override
  public void close() throws IOException {
    inspection.close();
    installation.close();
  }
}
