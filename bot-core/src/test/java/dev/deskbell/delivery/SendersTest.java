package dev.deskbell.delivery;

import static dev.deskbell.delivery.Desk.below;
import static dev.deskbell.delivery.Desk.card;
import static dev.deskbell.delivery.Desk.note;
import static dev.deskbell.delivery.Desk.room;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.deskbell.chat.Installed;
import dev.deskbell.chat.Receipt;
import dev.deskbell.testing.FakePlatform;
import dev.deskbell.testing.FakePlatform.Shown;
import dev.deskbell.testing.Until;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** With threads of their own, as in a running desk. */
class SendersTest {

  private final Desk desk = new Desk();

  @AfterEach
  void stop() {
    desk.close();
  }

  private Instance startSending() {
    return desk.start(Senders.class, Neighbours.class);
  }

  private void awaitAllFinished() {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                desk.db
                    .sql("select count(*) from delivery where finished_at is null")
                    .query((row, _) -> row.getInt(1))
                    .single(),
            it -> it == 0);
  }

  @Test
  void what_is_told_is_sent_at_once() {
    var instance = startSending();
    desk.state.put("INC-1", "new");
    instance.tell(Telling.keep(card("INC-1"), room("a")));
    await().until(() -> desk.here.wordsIn("a").equals(List.of("INC-1 is new")));
  }

  @Test
  void another_instance_is_woken_by_what_is_told_here() {
    var silent = desk.start(Neighbours.class);
    startSending();
    desk.state.put("INC-1", "new");
    silent.tell(Telling.keep(card("INC-1"), room("a")));
    await().until(() -> desk.here.wordsIn("a").equals(List.of("INC-1 is new")));
  }

  private void losesItsInstallation(Instance instance) {
    desk.here.next(
        FakePlatform.Behaviour.answering(
            new Receipt.Refused(Receipt.Reason.INSTALLATION_LOST, "revoked")));
    desk.state.put("INC-1", "new");
    instance.tell(Telling.keep(card("INC-1"), room("a")));
    await().until(() -> !instance.get(Problems.class).open().isEmpty());
    assertThat(desk.here.wordsIn("a")).isEmpty();
  }

  @Test
  void installed_again_on_one_instance_all_go_on() {
    var silent = desk.start(Neighbours.class);
    losesItsInstallation(startSending());
    silent.get(Installed.class).in("here", "w");
    await().until(() -> desk.here.wordsIn("a").equals(List.of("INC-1 is new")));
  }

  @Test
  void a_new_start_may_have_brought_a_new_token() {
    var before = startSending();
    losesItsInstallation(before);
    before.get(Senders.class).stop();
    startSending();
    await().until(() -> desk.here.wordsIn("a").equals(List.of("INC-1 is new")));
    await().until(() -> before.get(Problems.class).open().isEmpty());
  }

  @Test
  void two_instances_keep_the_order_of_each_ticket_and_send_everything_once() {
    var one = startSending();
    var other = startSending();
    for (var ticket = 0; ticket < 8; ticket++) {
      desk.state.put("INC-" + ticket, "new");
    }
    for (var round = 0; round < 15; round++) {
      for (var ticket = 0; ticket < 8; ticket++) {
        var subject = "INC-" + ticket;
        desk.state.put(subject, "at " + round);
        var room = room("c" + ticket % 3);
        (round % 2 == 0 ? one : other)
            .tell(
                Telling.keep(card(subject), room),
                Telling.once(note(subject, round), below(subject, room)),
                Telling.once(note(subject, 100 + round), room).urgently());
      }
    }
    awaitAllFinished();
    for (var ticket = 0; ticket < 8; ticket++) {
      expectWhole("INC-" + ticket, "c" + ticket % 3);
    }
  }

  private void expectWhole(String subject, String channel) {
    var all = desk.here.in(channel).stream().filter(it -> words(it).startsWith(subject + " "));
    var words = all.map(SendersTest::words).toList();
    var notes = words.stream().filter(it -> it.contains("note")).map(SendersTest::number).toList();
    assertThat(words).filteredOn(it -> it.contains("is")).containsExactly(subject + " is at 14");
    assertThat(notes).filteredOn(it -> it < 100).hasSize(15).isSorted();
    assertThat(notes).filteredOn(it -> it >= 100).hasSize(15).isSorted();
  }

  private static String words(Shown shown) {
    return shown.content().plain();
  }

  private static int number(String words) {
    return Integer.parseInt(words.substring(words.lastIndexOf(' ') + 1));
  }

  @Test
  void a_stop_lets_what_is_on_its_way_arrive_and_claims_nothing_more() throws Exception {
    var reached = new CountDownLatch(1);
    var answering = new CountDownLatch(1);
    desk.here.next((_, deed) -> {
      reached.countDown();
      Until.open(answering);
      return deed.done();
    });
    var instance = startSending();
    desk.state.put("INC-1", "new");
    instance.tell(Telling.once(note("INC-1", 1), room("a")));
    assertThat(reached.await(1, TimeUnit.MINUTES)).isTrue();
    var stopping = Thread.ofVirtual().start(() -> instance.get(Senders.class).stop());
    await().until(() -> !instance.get(Senders.class).isRunning());
    instance.tell(Telling.once(note("INC-1", 2), room("a")));
    answering.countDown();
    assertThat(stopping.join(Duration.ofMinutes(1))).isTrue();
    assertThat(desk.states()).containsExactly("DONE", "WAITING");
    var successor = startSending();
    assertThat(successor.get(Senders.class).isRunning()).isTrue();
    awaitAllFinished();
    assertThat(desk.here.wordsIn("a")).containsExactly("INC-1 note 1", "INC-1 note 2");
  }

  @Test
  void a_slow_room_holds_up_no_other() {
    var released = new CountDownLatch(1);
    desk.here.next((_, deed) -> {
      Until.open(released);
      return deed.done();
    });
    var instance = startSending();
    desk.state.put("INC-1", "new");
    instance.tell(Telling.once(note("INC-1", 1), room("slow")));
    await().until(() -> desk.here.asked().size() == 1);
    instance.tell(Telling.once(note("INC-1", 2), room("quick")));
    await().until(() -> desk.here.wordsIn("quick").size() == 1);
    instance.tell(Telling.once(note("INC-1", 3), room("slow")).urgently());
    await().until(() -> desk.here.wordsIn("slow").equals(List.of("INC-1 note 3")));
    released.countDown();
    awaitAllFinished();
  }
}
