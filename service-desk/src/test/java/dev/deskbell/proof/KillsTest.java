package dev.deskbell.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.start.Program;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A desk that is killed at any moment: while people talk, while it answers, while it sends, while
 * it starts. {@code -Ddeskbell.kills} says how often, {@code -Ddeskbell.seed} where to begin.
 */
class KillsTest {
  private static final int KILLS = Integer.getInteger("deskbell.kills", 3);
  private static final long SEED = Long.getLong("deskbell.seed", 1);
  private static final int REPEATED = 5;
  private static final int DEEDS = 40;

  @TempDir private Path folder;

  private final Ledger ledger = new Ledger();
  private final List<Somebody> people =
      Stream.of("ana", "otto", "ben", "tom", "sam")
          .map(it -> new Somebody(it, ledger, ticket -> database().threads(ticket)))
          .toList();

  @Test
  void what_was_answered_holds_and_nothing_happens_twice() throws Exception {
    for (var kill = 0; kill < KILLS; kill++) {
      System.out.printf("kill %d of %d, seed %d%n", kill + 1, KILLS, SEED + kill);
      live(new Random(SEED + kill));
    }
    try (var desk = Program.start(Program.on(folder)).serves();
        var console = ConsoleClient.of(desk)) {
      wakesUp(console, new Random(SEED));
      database().everythingIsTold();
      new Eyes(console).seeTheFinalState(database().cards(ledger.tickets()));
      assertThat(ledger.said()).isNotEmpty();
      isCalm(desk);
      desk.stops();
    }
    System.out.printf(
        "%d kills: %d deeds answered, %d tickets, %d facts of people%n",
        KILLS,
        ledger.answered().size(),
        ledger.tickets().size(),
        ledger.facts().values().stream().mapToInt(it -> it).sum());
  }

  private void live(Random random) throws Exception {
    try (var desk = Program.start(Program.on(folder))) {
      if (random.nextInt(8) == 0) {
        pause(random.nextInt(4_000));
        desk.isKilled();
        return;
      }
      desk.serves();
      try (var console = ConsoleClient.of(desk)) {
        wakesUp(console, random);
        talkUntilKilled(desk, console, random);
      }
      isCalm(desk);
    }
  }

  /**
   * Right after a start: what is unanswered is repeated, and everything that was answered holds.
   */
  private void wakesUp(ConsoleClient console, Random random) throws Exception {
    for (var person : people) {
      person.repeatsWhatWasUnanswered(console);
    }
    var answered = ledger.answered();
    for (var again = 0; again < REPEATED && !answered.isEmpty(); again++) {
      var first = answered.get(random.nextInt(answered.size()));
      assertThat(ledger.differs(first, console.ask(first.deed().request()))).isEmpty();
    }
    database().holds(ledger);
    database().chainsVerify();
  }

  private void talkUntilKilled(Program desk, ConsoleClient console, Random random)
      throws Exception {
    var seeds = people.stream().map(_ -> random.nextLong()).toList();
    var moment = 30 + random.nextInt(1_500);
    try (var pages = Executors.newVirtualThreadPerTaskExecutor()) {
      var talks =
          Stream.iterate(0, it -> it < people.size(), it -> it + 1)
              .<Future<?>>map(it ->
                  pages.submit(() -> {
                    people.get(it).acts(console, new Random(seeds.get(it)), DEEDS);
                    return it;
                  }))
              .toList();
      pause(moment);
      desk.isKilled();
      for (var talk : talks) {
        talk.get();
      }
    }
  }

  /** When a kill comes is up to the clock alone, whatever the desk is doing. */
  private static void pause(int milliseconds) {
    LockSupport.parkNanos(Duration.ofMillis(milliseconds).toNanos());
  }

  private static void isCalm(Program desk) throws IOException {
    assertThat(desk.output()).doesNotContain(" ERROR ", "Exception");
  }

  private Inspection database() {
    try {
      return Inspection.into(folder);
    } catch (IOException gone) {
      throw new java.io.UncheckedIOException(gone);
    }
  }
}
