package dev.deskbell.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.start.Program;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two desks as processes of their own, with bad ways between all parts, while people talk on Slack
 * and on Discord and are paged: each history of faults is drawn from its seed. {@code
 * -Ddeskbell.chaos} says how many, {@code -Ddeskbell.seed} where to begin or, with commas between
 * them, which to play that often, {@code -Ddeskbell.chaos.at.once} on how many installations at a
 * time.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ChaosTest {
  private static final int HISTORIES = Integer.getInteger("deskbell.chaos", 2);
  private static final String SEED = System.getProperty("deskbell.seed", "1");
  private static final int AT_ONCE = Integer.getInteger("deskbell.chaos.at.once", 1);
  private static final Path EVIDENCE =
      Path.of(System.getProperty("deskbell.chaos.evidence", "target/chaos"));
  private static final Duration TOLD = Duration.ofSeconds(90);

  /** So long Slack waits; the desk gives up after two. */
  private static final Duration IN_TIME = Duration.ofSeconds(3);

  private static final int MOST_TRIES = 5;

  private static final Duration SOON = Duration.ofSeconds(30);

  private static final String FULLY = " impact:low urgency:low service:vpn";
  private static final Random EITHER_DESK = new Random(0);

  @TempDir private static Path folder;

  private static ServerPair servers;
  private static Histories histories;
  private static Site site;
  private static Installation installation;
  private static Chatter witness;

  @BeforeAll
  static void begins() throws Exception {
    servers = new ServerPair(folder.resolve("servers"));
    trains();
    histories = new Histories(servers, folder, EVIDENCE, SEED, HISTORIES);
    site = histories.play(AT_ONCE);
    installation = site.installation();
    witness = new Chatter("nora", installation, "witness");
  }

  /** Whoever starts afterwards takes half the time, here and in the tests to come. */
  private static void trains() throws Exception {
    servers.creates("training");
    var settings =
        Map.of(
            "DATABASE_URL",
            "postgresql://postgres:postgres@127.0.0.1:%d/training".formatted(servers.port()),
            "DESKBELL_DATA",
            folder.resolve("training").toString());
    Program.trains(settings);
  }

  @AfterAll
  static void ends() throws Exception {
    site.close();
    servers.close();
  }

  @Test
  @Order(1)
  void whatever_goes_wrong_what_was_answered_holds_and_everybody_is_told_once() {
    assertThat(histories.toll().violations()).isEmpty();
  }

  private static void everythingAnsweredIsThereOnce() {
    site.invariants().everythingAnsweredIsThereOnce(List.of(witness.doings()));
  }

  @Test
  @Order(2)
  void while_the_tickets_are_locked_people_are_told_in_time_and_nothing_is_done() throws Exception {
    var ref = witness.opens(EITHER_DESK, "mark-before-lock.", Urgency.CALM);
    var words = "reply " + ref + " said-behind-the-lock.";
    var body = Installation.command("nora", words, "locked.1");
    var during = Installation.command("otto", "incident declare mark-locked." + FULLY, "locked.2");
    try (var lock = java.sql.DriverManager.getConnection(servers.url(site.database()));
        var statement = lock.createStatement()) {
      lock.setAutoCommit(false);
      statement.execute("lock table ticket in access exclusive mode");
      var other = CompletableFuture.runAsync(() -> isToldInTime(during));
      isToldInTime(body);
      other.get();
      lock.rollback();
    }
    isDone(1, body, "");
    isDone(0, during, "INC-");
    witness.doings().said("said-behind-the-lock.");
    everythingAnsweredIsThereOnce();
  }

  /**
   * At the first try; it may come late when the machine did much else just then, but not always.
   */
  private static void isToldInTime(byte[] waiting) {
    var tries = new AtomicInteger();
    Invariants.eventually(
        SOON,
        () -> {
          if (tries.incrementAndGet() > MOST_TRIES) {
            throw new IllegalStateException("nobody was told in time, however often they asked");
          }
          var began = System.nanoTime();
          var answer = installation.tells(0, waiting, Site.HEALED);
          var took = Duration.ofNanos(System.nanoTime() - began);
          System.out.printf("answered after %d ms%n", took.toMillis());
          assertThat(answer.body()).matches(Chatter::isToBeRepeated);
          assertThat(answer.body()).contains("Nothing was changed");
          assertThat(took).isLessThan(IN_TIME);
        });
  }

  private static void isDone(int desk, byte[] body, String words) {
    Invariants.eventually(
        SOON,
        () -> {
          var answer = installation.tells(desk, body);
          assertThat(answer.isOk()).isTrue();
          assertThat(answer.body()).doesNotMatch(Chatter::isToBeRepeated).contains(words);
        });
  }

  @Test
  @Order(3)
  void a_standby_takes_over_with_everything_that_was_answered() throws Exception {
    witness.opens(EITHER_DESK, "mark-before-failover.", Urgency.PAGES);
    servers.primaryDies();
    installation.waysToTheDatabase().forEach(it -> it.leadsTo(servers.standbyPort()));
    installation.waysToTheDatabase().forEach(Proxy::resets);
    var body = Installation.command("nora", "incident declare mark-too-early." + FULLY, "early.1");
    assertThat(installation.tells(0, body).body()).doesNotContain("INC-");
    servers.standbyIsPromoted();
    site.looksAt(servers.standbyUrl(site.database()));
    site.heals("failover.");
    witness.opens(EITHER_DESK, "mark-after-failover.", Urgency.CALM);
    everythingAnsweredIsThereOnce();
  }

  @Test
  @Order(4)
  void a_database_that_says_nothing_any_more_is_left_for_one_that_answers() throws Exception {
    witness.opens(EITHER_DESK, "mark-before-silence.", Urgency.CALM);
    installation.waysToTheDatabase().forEach(Proxy::forgetsTheConnected);
    site.heals("silence.");
    witness.opens(EITHER_DESK, "mark-after-silence.", Urgency.CALM);
    everythingAnsweredIsThereOnce();
    site.invariants().everythingIsTold(TOLD);
    // Who still waits on the way to the silent one would be waited for at the end.
    installation.waysToTheDatabase().forEach(Proxy::resetsTheForgotten);
  }
}
