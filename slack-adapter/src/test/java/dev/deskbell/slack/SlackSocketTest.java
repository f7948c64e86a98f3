package dev.deskbell.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.deskbell.chat.Card;
import dev.deskbell.chat.History;
import dev.deskbell.chat.Incoming;
import dev.deskbell.chat.Place;
import dev.deskbell.chat.Reply;
import dev.deskbell.chat.Tone;
import dev.deskbell.slack.fake.SlackPlayer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The desk's connection to Slack: what happens on it, and what happens to it. */
class SlackSocketTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final ListeningDesk desk = new ListeningDesk();
  private final SlackStage stage = SlackStage.bySocket(desk, Clock.systemUTC());
  private final Place room = stage.room("general");
  private SlackPlayer ana;

  @BeforeEach
  void arrives() {
    ana = stage.player("ana", ZoneId.of("Europe/Berlin"));
  }

  @AfterEach
  void closes() {
    stage.close();
  }

  @Test
  void nobody_waits_for_what_somebody_else_asked() throws Exception {
    var many = 20;
    stage.slack.sockets().waits(PATIENCE);
    var together = new CountDownLatch(many);
    desk.answers(_ -> {
      together.countDown();
      isTrue(together);
      return new Reply.Whisper(Card.of("Understood", Tone.QUIET));
    });

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var players =
          java.util.stream.IntStream.range(0, many)
              .mapToObj(it -> stage.player("somebody" + it, ZoneId.of("UTC")))
              .toList();
      players.forEach(it -> threads.execute(() -> it.types(room, "kit try")));
      threads.shutdown();
      assertThat(threads.awaitTermination(90, TimeUnit.SECONDS)).isTrue();
      assertThat(players)
          .allSatisfy(it ->
              assertThat(it.whispers())
                  .singleElement()
                  .satisfies(whisper -> assertThat(whisper.words()).contains("Understood")));
    }
  }

  private static void isTrue(CountDownLatch together) {
    try {
      assertThat(together.await(30, TimeUnit.SECONDS)).as("all at a time").isTrue();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void the_same_envelope_twice_is_the_same_deed() {
    ana.types(room, "kit try");
    ana.isRepeated();

    assertThat(desk.heard).hasSize(2);
    assertThat(desk.heard.getFirst()).isEqualTo(desk.heard.getLast());
  }

  @Test
  void a_connection_that_slack_wants_to_end_is_followed_by_the_next_before() {
    stage.slack.sockets().refreshes();

    await().atMost(PATIENCE).until(() -> stage.slack.sockets().mostAtOnce() == 2);
    await().atMost(PATIENCE).until(() -> stage.slack.sockets().connections() == 1);
    assertThat(stage.absences).as("somebody listened all the time").isEmpty();
    ana.types(room, "kit try");
    desk.hears(Incoming.Command.class);
  }

  @Test
  void a_connection_that_breaks_is_made_again_and_the_absence_is_told() {
    var before = Instant.now();
    stage.slack.sockets().breaks();

    await().until(() -> stage.slack.sockets().connections() == 1);
    ana.types(room, "kit try");
    desk.hears(Incoming.Command.class);
    await().until(() -> !stage.absences.isEmpty());
    assertThat(stage.absences.getFirst()).isAfterOrEqualTo(before.minusSeconds(1));
  }

  @Test
  void a_connection_that_has_fallen_silent_is_given_up() {
    var listening = new ListeningDesk();
    try (var impatient = SlackStage.byImpatientSocket(listening, Clock.systemUTC())) {
      impatient.slack.sockets().stalls();

      await()
          .until(() ->
              impatient.slack.sockets().everOpened() > 1
                  && impatient.slack.sockets().connections() == 1);
      impatient.player("ana", ZoneId.of("UTC")).types(room, "kit try");
      listening.hears(Incoming.Command.class);
    }
  }

  @Test
  void what_was_said_while_slack_was_not_heard_can_be_read_back() {
    var card = stage.room("general");
    var thread = ana.says(card, "a card").thread();
    var since = Instant.now();
    stage.slack.tells(java.net.URI.create("http://127.0.0.1:1/nowhere"));
    ana.says(thread, "while you were away");

    assertThat(stage.adapter.since(thread, since))
        .isInstanceOfSatisfying(
            History.Reading.Read.class,
            it ->
                assertThat(it.said())
                    .extracting(one -> one.message().words())
                    .containsExactly("while you were away"));
  }
}
