package dev.deskbell.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.deskbell.chat.Place;
import dev.deskbell.discord.DiscordStage;
import dev.deskbell.discord.fake.FakeDiscord;
import dev.deskbell.discord.fake.PersonPlayer;
import dev.deskbell.proof.Talker.Deed;
import dev.deskbell.proof.Talker.Kind;
import dev.deskbell.start.Program;
import dev.deskbell.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two desks before one Discord, of which the one that hears is killed while people talk. What
 * Discord had answered is there once. What it could not have answered it showed as failed to who
 * did it, and is there once at most. What was said in threads is there once, whoever heard it.
 * {@code -Ddeskbell.gateway.kills} says how often, {@code -Ddeskbell.seed} where to begin.
 */
class GatewayKillTest {
  private static final int KILLS = Integer.getInteger("deskbell.gateway.kills", 1);
  private static final long SEED = Long.getLong("deskbell.seed", 1);
  private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");

  /**
   * The dead one's lease lasts ten seconds, the next one looks every two and a half; the rest is
   * what it may take to join for the first time, as in {@link Site}.
   */
  private static final Duration TAKEN_OVER = Duration.ofSeconds(20);

  private static final String HEARS = "This instance hears Discord";

  @TempDir private Path folder;
  private final FakeDiscord discord = DiscordStage.invited(Clock.systemUTC());
  private final Path organisation = DiscordStage.organisation(discord);
  private final String url = TestDatabase.freshUrl();
  private final Inspection database = Inspection.at(url);
  private final Talker tom = talker("tom", Kind.DECLARES);
  private final List<Talker> crowd =
      List.of(
          // Discord takes about one card a second in a room.
          talker("ana", Kind.DECLARES, Kind.ASKS, Kind.ASKS, Kind.ASKS, Kind.ASKS),
          talker("otto", Kind.ASKS, Kind.ASKS, Kind.ASKS, Kind.ASKS, Kind.DECLARES),
          talker("sam", Kind.SAYS, Kind.SAYS, Kind.SAYS, Kind.REPLIES),
          talker("lena", Kind.SAYS));

  /** A time in which nobody heard. */
  private record Gap(Instant killed, Instant over) {
    boolean explains(Deed failed) {
      return failed.ended().isAfter(killed) && failed.began().isBefore(over);
    }

    /** The dead one was dead, and the next one was not there. */
    boolean covers(Deed deed) {
      return deed.began().isAfter(killed) && deed.ended().isBefore(over);
    }
  }

  private final List<Gap> gaps = new ArrayList<>();
  private final List<Program> desks = new ArrayList<>();

  @AfterEach
  void closes() throws IOException {
    for (var desk : desks) {
      desk.close();
    }
    discord.close();
  }

  private Talker talker(String name, Kind... kinds) {
    var person = discord.person(name, LISBON).livesIn(LISBON);
    var player = new PersonPlayer(person, "discord", discord.guild());
    return new Talker(person, player, room("general"), room("service-desk"), List.of(kinds));
  }

  private Place room(String name) {
    return Place.channel("discord", discord.guild(), discord.channel(name));
  }

  @Test
  void the_one_that_hears_is_killed_while_people_talk() throws Exception {
    start();
    start();
    await().atMost(Duration.ofSeconds(60)).until(this::hears);
    for (var desk : desks) {
      desk.serves();
    }
    for (var kill = 0; kill < KILLS; kill++) {
      System.out.printf("kill %d of %d, seed %d%n", kill + 1, KILLS, SEED + kill);
      live(new Random(SEED + kill));
    }
    everyDeedHolds();
    everyTicketHasItsCard();
    database.chainsVerify();
    assertThat(desks.getLast().output()).doesNotContain(" ERROR ", "\tat ", discord.token());
    System.out.printf("%d deeds, gaps %s%n", deeds().count(), gaps);
  }

  private void start() throws IOException {
    desks.add(
        Program.start(
            Map.of(
                "DATABASE_URL", url,
                "DESKBELL_DATA", folder.toString(),
                "DESKBELL_POLICIES", organisation.toString(),
                "DESKBELL_READ_BACK_PAUSE_MILLIS", "20",
                "DISCORD_API_URL", discord.api().toString(),
                "DISCORD_GATEWAY_URL", discord.gatewayAddress().toString(),
                "DISCORD_BOT_TOKEN", discord.token())));
  }

  private boolean hears() {
    return discord.gateway().connected() == 1 && !discord.commands().isEmpty();
  }

  private void live(Random random) throws Exception {
    tom.acts(Kind.DECLARES, random);
    var on = new AtomicBoolean(true);
    try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
      var talks = new ArrayList<Future<?>>();
      for (var one : crowd) {
        var own = new Random(random.nextLong());
        talks.add(people.submit(() -> one.talks(own, on::get)));
      }
      pause(1_500 + random.nextInt(1_500));
      kill(holder());
      pause(1_000);
      on.set(false);
      for (var talk : talks) {
        talk.get();
      }
    } finally {
      on.set(false);
    }
    tom.isRepeated();
  }

  /** The one that hears; a fresh one takes the place of who is dead. */
  private Program holder() throws IOException {
    for (var desk : desks) {
      if (desk.output().contains(HEARS)) {
        return desk;
      }
    }
    throw new AssertionError("nobody hears");
  }

  private void kill(Program holder) throws Exception {
    var sessions = discord.gateway().identifies().size();
    holder.isKilled();
    var killed = Instant.now();
    await()
        .atMost(TAKEN_OVER)
        .pollInterval(Duration.ofMillis(50))
        .until(() ->
            discord.gateway().connected() == 1 && discord.gateway().identifies().size() > sessions);
    gaps.add(new Gap(killed, Instant.now()));
    desks.remove(holder);
    holder.close();
    if (gaps.size() < KILLS) {
      start();
      desks.getLast().serves();
    }
  }

  private void everyDeedHolds() {
    var said = marks(it -> it.kind() == Kind.SAYS);
    eventually(() -> assertThat(found()).containsKeys(said.toArray(String[]::new)));
    var found = found();
    assertThat(found.values()).as("nothing is there twice").containsOnly(1);
    assertThat(found)
        .containsKeys(marks(it -> it.answered() && it.kind() != Kind.ASKS).toArray(String[]::new));
    assertThat(found).doesNotContainKeys(marks(this::isUnheard).toArray(String[]::new));
    assertThat(deeds().filter(it -> !it.answered()))
        .isNotEmpty()
        .allMatch(it -> gaps.stream().anyMatch(gap -> gap.explains(it)));
    assertThat(gaps).allMatch(gap -> deeds().anyMatch(it -> it.ended().isBefore(gap.killed())));
  }

  private boolean isUnheard(Deed it) {
    return it.kind() != Kind.SAYS && gaps.stream().anyMatch(gap -> gap.covers(it));
  }

  private Stream<Deed> deeds() {
    return Stream.concat(Stream.of(tom), crowd.stream()).flatMap(it -> it.deeds().stream());
  }

  private List<String> marks(java.util.function.Predicate<Deed> which) {
    return deeds().filter(which).map(Deed::mark).toList();
  }

  /** How often each mark stands in the desk: as a ticket's title, or as a comment. */
  private Map<String, Integer> found() {
    var all = new TreeMap<String, Integer>();
    database
        .db()
        .sql(
            """
            select mark, count(*) from (
              select title as mark from ticket
              union all
              select w.words from timeline_words w
               where not exists (select from ticket t where t.title = w.words)) it
             where mark like 'mark-%' group by mark
            """)
        .query(row -> {
          all.put(row.getString(1), row.getInt(2));
        });
    return all;
  }

  /** Waiting for what the dead one was caught sending takes a minute: only in long runs. */
  private void everyTicketHasItsCard() {
    if (KILLS == 1) {
      assertThat(cards().values()).containsOnly(1L);
      return;
    }
    var tickets = database.db().sql("select ref from ticket").query(String.class).list();
    eventually(() -> assertThat(cards()).containsKeys(tickets.toArray(String[]::new)));
    assertThat(cards().values()).containsOnly(1L);
  }

  private Map<String, Long> cards() {
    return tom.cards().stream().collect(Collectors.groupingBy(Talker::ref, Collectors.counting()));
  }

  /** Unless the dead one was caught while it sent, in which case its lease ends first. */
  private static void eventually(ThrowingRunnable so) {
    await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(50)).untilAsserted(so);
  }

  /** When a kill comes is up to the clock alone, whatever the desk is doing. */
  private static void pause(int milliseconds) {
    LockSupport.parkNanos(Duration.ofMillis(milliseconds).toNanos());
  }
}
