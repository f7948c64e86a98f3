package dev.deskbell.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.deskbell.chat.Incoming;
import dev.deskbell.chat.Message;
import dev.deskbell.chat.Origin;
import dev.deskbell.chat.Place;
import dev.deskbell.chat.Posting;
import dev.deskbell.chat.Reply;
import dev.deskbell.store.Writes;
import dev.deskbell.testing.Desk;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessResourceFailureException;

class EarsTest {
  private static final Posting POSTING =
      new Posting(new Place(Desk.PLATFORM, Desk.WORKSPACE, "room", "card"), "m1");

  /** How often whoever listens finds the database away. */
  private final AtomicInteger failures = new AtomicInteger();

  private final Bench bench = Bench.listening(it -> new Listener(it, failures));

  @AfterEach
  void close() {
    bench.close();
  }

  private static Message message(String words) {
    return new Message(POSTING, Desk.account("ana"), words, List.of());
  }

  @Test
  void what_is_said_edited_removed_and_pointed_at_is_heard() {
    var ana = bench.desk.as("ana");
    ana.does(it -> new Incoming.Said(it, message("hello")));
    ana.does(it -> new Incoming.Edited(it, message("hallo")));
    ana.does(it -> new Incoming.Removed(it, POSTING));
    ana.does(it -> new Incoming.Reaction(it, POSTING, "eyes", true));
    ana.does(it -> new Incoming.Reaction(it, POSTING, "eyes", false));
    assertThat(bench.traces())
        .containsExactly("edited hallo", "reacted eyes", "removed m1", "said hello");
  }

  @Test
  void a_message_that_is_delivered_twice_is_heard_once() {
    var said = bench.desk.as("ana").does(it -> new Incoming.Said(it, message("hello")));
    assertThat(said.again().reply()).isInstanceOf(Reply.Silence.class);
    assertThat(bench.traces()).hasSize(1);
  }

  @Test
  void what_cannot_be_taken_is_answered() {
    var said = bench.desk.as("ana").does(it -> new Incoming.Said(it, message("refuse me")));
    assertThat(said.text()).isEqualTo("It is closed.");
    assertThat(bench.traces()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("overheard")
  void what_meets_a_database_failure_is_heard_again_and_once(
      Function<Origin, Incoming> what, String heard) {
    failures.set(3);
    var answer = bench.desk.as("ana").does(what);
    assertThat(answer.reply()).as("nobody waits for it").isInstanceOf(Reply.Silence.class);
    await().until(() -> bench.traces().contains(heard));
    answer.again();
    assertThat(bench.traces()).containsExactly(heard);
    assertThat(bench.absences).isEmpty();
  }

  static List<Arguments> overheard() {
    return List.of(
        Arguments.of(
            (Function<Origin, Incoming>) it -> new Incoming.Said(it, message("a")), "said a"),
        Arguments.of(
            (Function<Origin, Incoming>) it -> new Incoming.Edited(it, message("b")), "edited b"),
        Arguments.of(
            (Function<Origin, Incoming>) it -> new Incoming.Removed(it, POSTING), "removed m1"));
  }

  @Test
  void what_the_database_can_not_take_for_longer_is_to_be_read_back() {
    failures.set(Integer.MAX_VALUE);
    var at = bench.clock.instant();
    bench.desk.as("ana").does(it -> new Incoming.Said(it, message("hello")));
    await().until(() -> !bench.absences.isEmpty());
    assertThat(bench.absences).containsExactly(Desk.PLATFORM + " " + at);
    assertThat(bench.traces()).isEmpty();
  }

  @Test
  void what_a_bug_keeps_from_being_heard_is_not_tried_for_ever() {
    var said = bench.desk.as("ana").does(it -> new Incoming.Said(it, message("bug")));
    assertThat(said.text()).contains("went wrong").contains("bug");
    assertThat(bench.absences).isEmpty();
  }

  private record Listener(Writes writes, AtomicInteger failures) implements Ear {
    private void trace(String what) {
      if (failures.getAndUpdate(it -> it == 0 ? 0 : it - 1) > 0) {
        throw new DataAccessResourceFailureException("the database is away");
      }
      writes.add(1, "insert into trace values (?)", what);
    }

    @Override
    public void said(Turn turn, Message message) {
      if (message.words().equals("bug")) {
        throw new IllegalStateException("a bug");
      }
      trace("said " + message.words());
      if (message.words().startsWith("refuse")) {
        throw new Refusal("It is closed.");
      }
    }

    @Override
    public void edited(Turn turn, Message message) {
      trace("edited " + message.words());
    }

    @Override
    public void removed(Turn turn, Posting posting) {
      trace("removed " + posting.message());
    }

    @Override
    public void reacted(Turn turn, Posting posting, String emoji) {
      trace("reacted " + emoji);
    }
  }
}
