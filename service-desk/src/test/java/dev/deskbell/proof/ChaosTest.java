package dev.deskbell.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.deskbell.chat.Place;
import dev.deskbell.proof.Proxy.Mode;
import dev.deskbell.slack.fake.SlackPlayer;
import dev.deskbell.testing.contract.Seen;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two desks as processes of their own, with bad ways between all parts, while people talk: each
 * history of faults is drawn from its seed. {@code -Ddeskbell.chaos} says how many, {@code
 * -Ddeskbell.seed} where to begin; long runs kill a desk now and then as well.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ChaosTest {
  private static final int HISTORIES = Integer.getInteger("deskbell.chaos", 2);
  private static final long SEED = Long.getLong("deskbell.seed", 1);
  private static final boolean LONG = HISTORIES > 20;
  private static final Duration LASTS = Duration.ofMillis(LONG ? 10_000 : 2_000);
  private static final Duration HEALED = Duration.ofSeconds(10);
  private static final Duration TOLD = Duration.ofSeconds(90);

  /** Two seconds until the desk gives up, and some for a machine that does much else. */
  private static final Duration IN_TIME = Duration.ofSeconds(4);

  private static final String FULLY = " impact:low urgency:low service:vpn";
  private static final Random CALM = new Random(0);

  @TempDir private static Path folder;

  private static ServerPair servers;
  private static Installation installation;
  private static Invariants invariants;
  private static final List<Chatter> people = new ArrayList<>();
  private static Chatter witness;

  @BeforeAll
  static void begins() throws Exception {
    servers = new ServerPair(folder.resolve("servers"));
    installation = new Installation(servers.port(), folder);
    invariants = new Invariants(servers.url());
    Stream.of("ana", "otto", "ben").forEach(it -> people.add(new Chatter(it, installation)));
    witness = new Chatter("nora", installation);
  }

  @AfterAll
  static void ends() throws Exception {
    installation.close();
    servers.close();
  }

  @Test
  @Order(1)
  void whatever_goes_wrong_what_was_answered_holds_and_everybody_is_told_once() throws Exception {
    for (var number = 0; number < HISTORIES; number++) {
      var seed = SEED + number;
      System.out.printf("history %d of %d, seed %d%n", number + 1, HISTORIES, seed);
      happens(seed);
      heals("after-" + seed + ".");
      invariants.everythingAnsweredIsThereOnce(everybody());
    }
    invariants.everythingIsTold(TOLD);
    holds();
    System.out.printf(
        "%d histories: %d tickets, %d repetitions%n",
        HISTORIES,
        everybody().stream().mapToInt(it -> it.opened().size()).sum(),
        everybody().stream().mapToInt(Chatter::repetitions).sum());
  }

  private static List<Chatter> everybody() {
    return Stream.concat(people.stream(), Stream.of(witness)).toList();
  }

  private static void holds() {
    var acknowledged = new HashMap<String, Instant>();
    everybody().forEach(it -> acknowledged.putAll(it.acknowledged()));
    invariants.everyPageIsTrue(acknowledged);
    var tickets = everybody().stream().flatMap(it -> it.opened().values().stream()).toList();
    var cards = Stream.of("network", "workplace").flatMap(it -> standing(it).stream()).toList();
    invariants.everyCardStandsOnce(cards, tickets);
  }

  private static List<Seen> standing(String room) {
    var place = Place.channel(SlackPlayer.PLATFORM, "T0CHAOS", installation.room(room));
    return installation.person("nora").sees(place);
  }

  private static void happens(long seed) throws Exception {
    var weather = Weather.of(seed, installation.ways().size(), LASTS);
    var over = new AtomicBoolean();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var talks = new ArrayList<Future<?>>();
      for (var number = 0; number < people.size(); number++) {
        var one = people.get(number);
        var random = new Random(seed * 31 + number);
        talks.add(threads.submit(() -> one.talks(random, () -> !over.get())));
      }
      try {
        plays(weather);
        if (LONG && seed % 5 == 0) {
          installation.isKilledAndStartedAgain((int) (seed / 5 % 2));
        }
      } finally {
        installation.heals();
        over.set(true);
      }
      for (var talk : talks) {
        talk.get();
      }
    }
  }

  private static void plays(Weather weather) {
    var began = System.nanoTime();
    for (var at = Duration.ZERO;
        at.compareTo(weather.lasts()) < 0;
        at = Duration.ofNanos(System.nanoTime() - began)) {
      var now = at;
      for (var way = 0; way < installation.ways().size(); way++) {
        var which = way;
        var mode =
            weather.faults().stream()
                .filter(it -> it.way() == which)
                .filter(it -> it.from().compareTo(now) <= 0 && it.until().compareTo(now) > 0)
                .map(Weather.Fault::how)
                .findFirst()
                .orElse(Mode.PASSES);
        installation.ways().get(way).is(mode);
      }
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }

  /** I7: both desks serve again soon, by themselves. */
  private static void heals(String mark) {
    var began = System.nanoTime();
    for (var desk = 0; desk < 2; desk++) {
      serves(desk, mark + desk + ".");
    }
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(HEALED);
  }

  private static void serves(int desk, String mark) {
    var body = Installation.command("nora", "mine", "heals." + mark);
    await()
        .atMost(HEALED)
        .pollInterval(Duration.ofMillis(100))
        .until(() -> {
          var answer = installation.tells(desk, body);
          return answer.isOk() && !answer.body().contains("went wrong");
        });
  }

  @Test
  @Order(2)
  void while_the_tickets_are_locked_people_are_told_in_time_and_nothing_is_done() throws Exception {
    var ref = witness.opens(CALM, "mark-before-lock.");
    var words = "reply " + ref + " said-behind-the-lock.";
    var body = Installation.command("nora", words, "locked.1");
    var during = Installation.command("otto", "incident declare mark-locked." + FULLY, "locked.2");
    try (var lock = java.sql.DriverManager.getConnection(servers.url());
        var statement = lock.createStatement()) {
      lock.setAutoCommit(false);
      statement.execute("lock table ticket in access exclusive mode");
      for (var waiting : List.of(body, during)) {
        var began = System.nanoTime();
        var answer = installation.tells(0, waiting, HEALED);
        System.out.printf("answered after %d ms%n", (System.nanoTime() - began) / 1_000_000);
        assertThat(answer.body()).contains("went wrong", "Nothing was changed");
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(IN_TIME);
      }
      lock.rollback();
    }
    assertThat(installation.tells(1, body).body()).doesNotContain("went wrong");
    assertThat(installation.tells(0, during).body()).contains("INC-");
    invariants.everythingAnsweredIsThereOnce(everybody());
  }

  @Test
  @Order(3)
  void a_standby_takes_over_with_everything_that_was_answered() throws Exception {
    witness.opens(CALM, "mark-before-failover.");
    servers.primaryDies();
    installation.waysToTheDatabase().forEach(it -> it.leadsTo(servers.standbyPort()));
    installation.waysToTheDatabase().forEach(Proxy::resets);
    var body = Installation.command("nora", "incident declare mark-too-early." + FULLY, "early.1");
    assertThat(installation.tells(0, body).body()).doesNotContain("INC-");
    servers.standbyIsPromoted();
    invariants = new Invariants(servers.standbyUrl());
    heals("failover.");
    witness.opens(CALM, "mark-after-failover.");
    invariants.everythingAnsweredIsThereOnce(everybody());
    invariants.everythingIsTold(TOLD);
  }

  @Test
  @Order(4)
  void a_database_that_says_nothing_any_more_is_left_for_one_that_answers() throws Exception {
    witness.opens(CALM, "mark-before-silence.");
    installation.waysToTheDatabase().forEach(Proxy::forgetsTheConnected);
    heals("silence.");
    witness.opens(CALM, "mark-after-silence.");
    invariants.everythingAnsweredIsThereOnce(everybody());
  }
}
