package dev.deskbell.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.chat.Incoming;
import dev.deskbell.chat.Message;
import dev.deskbell.chat.Place;
import dev.deskbell.chat.Posting;
import dev.deskbell.chat.Reply;
import dev.deskbell.store.Writes;
import dev.deskbell.testing.Desk;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EarsTest {
  private static final Posting POSTING =
      new Posting(new Place(Desk.PLATFORM, Desk.WORKSPACE, "room", "card"), "m1");

  private final Bench bench = Bench.listening(Listener::new);

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

  private record Listener(Writes writes) implements Ear {
    private void trace(String what) {
      writes.add(1, "insert into trace values (?)", what);
    }

    @Override
    public void said(Turn turn, Message message) {
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
