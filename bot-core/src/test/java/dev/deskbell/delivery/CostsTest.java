package dev.deskbell.delivery;

import static dev.deskbell.delivery.Desk.note;
import static dev.deskbell.delivery.Desk.room;
import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.chat.Extras;
import dev.deskbell.chat.Limits.Budget;
import dev.deskbell.chat.Outgoing;
import dev.deskbell.chat.Receipt;
import dev.deskbell.testing.FakePlatform;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What takes more of a budget than one is charged more, whether it was known ahead or not. */
class CostsTest {
  private static final Budget ALL = new Budget("all", 1, 3).keepingOneForPages();

  private final Desk desk = new Desk();
  private final Costly costly = new Costly();
  private Instance instance;

  /** One whose deeds turn out to have taken so much more. */
  private static final class Costly extends FakePlatform implements Extras {
    private final AtomicInteger more = new AtomicInteger();

    private Costly() {
      super("here");
    }

    @Override
    public List<Budget> beside(Outgoing answered) {
      return more.get() == 0 ? List.of() : List.of(ALL.taking(more.get()));
    }
  }

  @BeforeEach
  void start() {
    desk.state.put("INC-1", "new");
    instance =
        new Instance(
            desk.database,
            desk.clock,
            desk.people,
            List.of(costly),
            List.of(desk.drawer("card"), desk.drawer("note")));
  }

  @AfterEach
  void stop() {
    instance.close();
    desk.close();
  }

  private void tellNotes(int many) {
    for (var number = 0; number < many; number++) {
      instance.tell(Telling.once(note("INC-1", number), room("c" + number)));
    }
  }

  private int sentAfter(Duration time) {
    desk.clock.advance(time);
    instance.drain();
    return costly.effects().size();
  }

  @Test
  void what_takes_two_goes_when_there_is_one_and_owes_the_other() {
    costly.limitedTo(_ -> List.of(ALL.taking(2)));
    tellNotes(4);
    assertThat(sentAfter(Duration.ZERO)).as("three less two leave what pages keep").isEqualTo(1);
    assertThat(sentAfter(Duration.ofMillis(900))).isEqualTo(1);
    assertThat(sentAfter(Duration.ofMillis(100))).as("from two to none").isEqualTo(2);
    assertThat(sentAfter(Duration.ofMillis(1_900))).isEqualTo(2);
    assertThat(sentAfter(Duration.ofMillis(100))).isEqualTo(3);
  }

  /** Else it would never have its turn as long as there is anything small. */
  @Test
  void what_takes_more_than_there_ever_is_has_its_turn_and_all_else_waits_for_what_it_owes() {
    costly.limitedTo(it -> List.of(isIn(it, "c0") ? ALL.taking(10) : ALL));
    tellNotes(2);
    assertThat(sentAfter(Duration.ZERO)).isEqualTo(1);
    assertThat(sentAfter(Duration.ofMillis(8_900))).isEqualTo(1);
    assertThat(sentAfter(Duration.ofMillis(100))).isEqualTo(2);
  }

  private static boolean isIn(Outgoing outgoing, String channel) {
    return outgoing instanceof Outgoing.Post it && it.to().channel().equals(channel);
  }

  @Test
  void what_turns_out_to_have_taken_more_is_charged_when_it_is_answered() {
    costly.limitedTo(_ -> List.of(ALL));
    costly.more.set(3);
    tellNotes(2);
    assertThat(sentAfter(Duration.ZERO)).isEqualTo(1);
    assertThat(sentAfter(Duration.ofMillis(2_900))).as("three less four").isEqualTo(1);
    assertThat(sentAfter(Duration.ofMillis(100))).isEqualTo(2);
  }

  @Test
  void so_is_what_was_turned_away() {
    costly.limitedTo(_ -> List.of(ALL));
    costly.more.set(3);
    costly.next(
        FakePlatform.Behaviour.answering(
            new Receipt.Later(Duration.ofMillis(500), Receipt.Scope.PLATFORM, "slowly")));
    tellNotes(1);
    assertThat(sentAfter(Duration.ZERO)).isZero();
    assertThat(sentAfter(Duration.ofMillis(2_900))).isZero();
    assertThat(sentAfter(Duration.ofMillis(100))).isEqualTo(1);
  }
}
