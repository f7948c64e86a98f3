package dev.deskbell.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.deskbell.chat.Checkup;
import dev.deskbell.chat.Incoming;
import dev.deskbell.chat.Posting;
import dev.deskbell.chat.Reply;
import dev.deskbell.discord.fake.Intent;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the desk hears when the gateway has its moods. */
class GatewayTest {
  /** JDA comes back after two seconds where it comes back. */
  private static final Duration A_WHILE = Duration.ofSeconds(3);

  private final Bench bench = new Bench();

  @AfterEach
  void close() {
    bench.close();
  }

  private Posting card() {
    return bench.posted(bench.general, "A card");
  }

  private void says(Posting card, String words) {
    bench.ana.says(bench.ana.thread(bench.general.channel(), card.message()), words);
  }

  private List<String> said() {
    return bench.desk.heard(Incoming.Said.class).stream().map(it -> it.message().words()).toList();
  }

  private Set<Intent> intents() {
    var asked = bench.discord.gateway().identifies().getLast().intents();
    var intents = EnumSet.noneOf(Intent.class);
    Stream.of(Intent.values()).filter(it -> it.asked(asked)).forEach(intents::add);
    return intents;
  }

  @Test
  void only_what_is_used_is_asked_for() {
    bench.hears();
    assertThat(intents())
        .containsExactlyInAnyOrder(
            Intent.GUILDS,
            Intent.GUILD_MESSAGES,
            Intent.GUILD_MESSAGE_REACTIONS,
            Intent.DIRECT_MESSAGES,
            Intent.DIRECT_MESSAGE_REACTIONS,
            Intent.MESSAGE_CONTENT);
  }

  @Test
  void without_comments_in_threads_nothing_privileged_is_asked_for() {
    bench.discord.gatewayTroubles().grantsOnly(Set.of());
    var settings = DiscordStage.settings(bench.discord);
    var modest =
        new DiscordSettings(settings.token(), settings.api(), settings.gateway(), null, false);
    bench.instance(modest, new SoleLease(), (_, _, _) -> true).start();
    Waiting.until(() -> bench.discord.gateway().connected() == 1);

    assertThat(intents()).doesNotContain(Intent.MESSAGE_CONTENT, Intent.GUILD_MEMBERS);
    assertThat(bench.discord.gateway().refusals()).isEmpty();
  }

  @Test
  void a_broken_connection_is_resumed_and_nothing_is_lost_or_heard_twice() {
    var card = card();
    bench.hears();
    says(card, "before");
    Waiting.until(() -> said().contains("before"));

    bench.discord.gateway().cutsConnections();
    says(card, "meanwhile");
    Waiting.until(() -> said().contains("meanwhile"));
    says(card, "after");
    Waiting.until(() -> said().contains("after"));

    assertThat(said()).containsExactly("before", "meanwhile", "after");
    assertThat(bench.discord.gateway().resumes()).isEqualTo(1);
    assertThat(bench.discord.gateway().identifies()).hasSize(1);
  }

  @Test
  void a_gateway_that_asks_to_come_again_is_resumed() {
    var card = card();
    bench.hears();
    bench.discord.gateway().asksToReconnect();
    Waiting.until(() -> bench.discord.gateway().resumes() == 1);
    says(card, "after");

    Waiting.until(() -> said().contains("after"));
    assertThat(bench.discord.gateway().identifies()).hasSize(1);
  }

  /** One declared void, and one that the gateway no longer knows: JDA takes its time for both. */
  @Test
  void a_session_that_is_over_is_begun_anew_and_what_was_missed_is_asked_for() {
    var card = card();
    bench.hears();
    says(card, "before");
    Waiting.until(() -> said().contains("before"));
    Instant lost;
    try (var other = new Bench().hears()) {
      lost = Instant.now();
      other.discord.gateway().cutsConnectionsForGood();
      bench.discord.gateway().invalidatesSessions(false);
      Waiting.until(() -> bench.discord.gateway().identifies().size() == 2);
      Waiting.until(() -> bench.absences.size() == 2);
      Waiting.until(() -> other.discord.gateway().identifies().size() == 2);
      Waiting.until(() -> other.absences.size() == 2);
      assertThat(other.absences.getLast()).isBefore(lost.plusMillis(500));
    }

    assertThat(bench.absences.getLast()).isBefore(lost.plusMillis(500));
    says(card, "after");
    Waiting.until(() -> said().contains("after"));
  }

  @Test
  void a_connection_that_has_fallen_silent_is_given_up_and_nothing_is_lost() {
    var card = card();
    bench.discord.gateway().heartbeatsEvery(500);
    bench.hears();
    bench.discord.gateway().fallsSilent();
    says(card, "into the silence");

    Waiting.until(() -> said().contains("into the silence"));
    assertThat(said()).containsExactly("into the silence");
    assertThat(bench.discord.gateway().resumes()).isGreaterThanOrEqualTo(1);
  }

  /** A second net below JDA's own: one that says it is there and says nothing else. */
  @Test
  void a_connection_that_says_nothing_at_all_is_not_believed() {
    try (var mute = Bench.quick();
        var quiet = Bench.quick()) {
      quiet.discord.gateway().heartbeatsEvery(300);
      mute.hears();
      quiet.hears();
      var asked = mute.absences.size();
      Waiting.until(() -> mute.discord.gateway().identifies().size() == 2);
      Waiting.until(() -> mute.discord.gateway().connected() == 1);

      Waiting.until(() -> mute.absences.size() > asked);
      assertThat(quiet.discord.gateway().identifies()).as("it answers heartbeats").hasSize(1);
    }
  }

  /** One while of waiting is enough for all of them. */
  @Test
  void a_fatal_refusal_stops_and_says_why() {
    var refused = new LinkedHashMap<Integer, Bench>();
    try {
      for (var code : List.of(4004, 4010, 4011, 4012, 4013, 4014)) {
        var turnedAway = Bench.quick();
        refused.put(code, turnedAway);
        turnedAway.discord.gatewayTroubles().refusesWith(code);
        turnedAway.adapter.start();
      }
      refused.forEach((code, it) -> {
        Waiting.until(() -> it.discord.gateway().refusals().contains(code));
        Waiting.until(() -> !broken(it).isEmpty());
        assertThat(broken(it))
            .as("said of %s", code)
            .anySatisfy(found -> assertThat(found.remedy() + found.found()).isNotBlank());
      });
      await()
          .during(A_WHILE)
          .atMost(Waiting.PATIENCE)
          .until(() ->
              refused.values().stream()
                  .allMatch(it -> it.discord.gateway().identifies().size() == 1));
    } finally {
      refused.values().forEach(Bench::close);
    }
  }

  private static List<Checkup.Finding> broken(Bench bench) {
    return bench.adapter.examine().stream()
        .filter(it -> it.state() == Checkup.Finding.State.BROKEN)
        .filter(it -> it.about().toLowerCase(java.util.Locale.ROOT).contains("gateway"))
        .toList();
  }

  @Test
  void a_restart_loop_ends_long_before_discord_takes_the_token() {
    var spent = new AtomicInteger();
    var most = new AtomicInteger();
    for (var start = 0; start < 6; start++) {
      var instance =
          bench.instance(
              new SoleLease(),
              (_, allowed, window) -> {
                most.set((int) (allowed * Duration.ofDays(1).dividedBy(window)));
                return spent.incrementAndGet() <= 3;
              });
      var before = spent.get();
      instance.start();
      Waiting.until(() -> spent.get() > before);
      if (spent.get() <= 3) {
        Waiting.until(() -> bench.discord.gateway().connected() == 1);
      }
      instance.close();
    }
    assertThat(bench.discord.gateway().identifies()).hasSize(3);
    assertThat(most.get()).as("allowed a day").isLessThan(1_000);
  }

  @Test
  void an_interaction_told_again_after_a_resume_is_the_same_deed() {
    bench.hears();
    bench.ana.commands(bench.general.channel(), "kit try");
    bench.ana.isRepeated();

    var heard = bench.desk.hears(Incoming.Command.class, 2);
    assertThat(heard.stream().map(it -> it.origin().delivery()).distinct()).hasSize(1);
    assertThat(heard.stream().map(Object::toString).distinct()).hasSize(1);
  }

  @Test
  void people_are_heard_on_virtual_threads() {
    var virtual = new CopyOnWriteArrayList<Boolean>();
    bench.desk.answers(_ -> {
      virtual.add(Thread.currentThread().isVirtual());
      return new Reply.Silence();
    });
    var card = card();
    bench.hears();
    bench.ana.commands(bench.general.channel(), "kit try");
    says(card, "words");
    Waiting.until(() -> virtual.size() == 2);
    assertThat(virtual).containsOnly(true);
  }

  @Test
  void who_is_no_person_is_not_heard() {
    var card = card();
    bench.hears();
    var other = bench.discord.bot("other");
    other.says(other.thread(bench.general.channel(), card.message()), "beep");
    says(card, "a person");

    Waiting.until(() -> said().contains("a person"));
    assertThat(said()).containsExactly("a person");
  }

  @Test
  void commands_are_written_when_they_changed_and_not_otherwise() {
    bench.hears();
    bench.adapter.close();
    Waiting.until(() -> bench.discord.gateway().connected() == 0);
    assertThat(bench.discord.commandsWritten()).isEqualTo(1);

    var again = bench.instance(new SoleLease(), (_, _, _) -> true);
    again.start();
    Waiting.until(() -> bench.discord.gateway().connected() == 1);
    var asked = "GET /applications/" + bench.discord.bot() + "/commands";
    Waiting.until(() -> bench.discord.requests(it -> it.line().equals(asked)).size() == 2);
    again.close();
    assertThat(bench.discord.commandsWritten()).isEqualTo(1);

    bench.desk.offers(bench.desk.phrases().subList(0, 1));
    bench.instance(new SoleLease(), (_, _, _) -> true).start();
    Waiting.until(() -> bench.discord.commandsWritten() == 2);
  }

  @Test
  void a_message_is_called_on_with_its_words() {
    bench.hears();
    var said = bench.ben.says(bench.general.channel(), "the printer smokes");
    bench.ana.callsOn(bench.general.channel(), said, "Raise from this");

    var shortcut = bench.desk.hears(Incoming.Shortcut.class, 1).getFirst();
    assertThat(shortcut.message().words()).isEqualTo("the printer smokes");
    assertThat(shortcut.message().by()).isEqualTo(bench.account(bench.ben));
  }
}
