package dev.deskbell.delivery;

import static dev.deskbell.delivery.Desk.card;
import static dev.deskbell.delivery.Desk.note;
import static dev.deskbell.delivery.Desk.room;
import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.chat.Outgoing;
import dev.deskbell.chat.Receipt;
import dev.deskbell.testing.FakePlatform.Behaviour;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pages wait for what the platform would turn away of them, and for nothing of the rest's. */
class PagesPassTest {
  private static final Duration WAIT = Duration.ofSeconds(5);
  private static final List<String> ROOMS = List.of("a", "b");

  private final Desk desk = new Desk();
  private final Instance instance = desk.start();

  @AfterEach
  void stop() {
    desk.close();
  }

  private void changes(String room, String state) {
    desk.state.put("INC-1", state);
    instance.tell(Telling.keep(card("INC-1"), room(room)));
    instance.drain();
  }

  private void pages(String room, int number) {
    instance.tell(Telling.once(note("INC-1", number), room(room)).urgently());
    instance.drain();
  }

  @Test
  void a_page_does_not_wait_for_the_pause_of_a_usual_message_in_its_room() {
    changes("a", "new");
    desk.here.pausing(it -> it instanceof Outgoing.Edit ? WAIT : Duration.ZERO);
    changes("a", "worse");
    pages("a", 1);
    assertThat(desk.here.wordsIn("a")).containsExactly("INC-1 is new", "INC-1 note 1");
    desk.here.pausing(_ -> Duration.ZERO);
    desk.clock.advance(WAIT);
    instance.drain();
    assertThat(desk.here.wordsIn("a")).containsExactly("INC-1 is worse", "INC-1 note 1");
  }

  /** Else every message that waits would be charged for, or tried in vain, by every instance. */
  @Test
  void what_is_no_page_waits_for_the_pause_of_a_page_wherever_that_was_found_out() {
    desk.here.pausing(_ -> WAIT);
    desk.state.put("INC-1", "new");
    pages("a", 1);
    desk.here.pausing(_ -> Duration.ZERO);
    desk.start().tell(Telling.once(note("INC-1", 2), room("a")));
    instance.drain();
    assertThat(desk.here.asked()).isEmpty();
    desk.clock.advance(WAIT);
    instance.drain();
    assertThat(desk.here.wordsIn("a")).containsExactly("INC-1 note 1", "INC-1 note 2");
  }

  @Test
  void a_page_does_not_wait_for_a_room_that_takes_no_more_changes() {
    changes("a", "new");
    desk.here.next(Behaviour.answering(new Receipt.Later(WAIT, Receipt.Scope.CHANNEL, "edits")));
    changes("a", "worse");
    changes("a", "worst");
    assertThat(desk.here.asked()).as("changes wait").hasSize(2);
    pages("a", 1);
    assertThat(desk.here.wordsIn("a")).containsExactly("INC-1 is new", "INC-1 note 1");
    desk.clock.advance(WAIT);
    instance.drain();
    assertThat(desk.here.wordsIn("a")).containsExactly("INC-1 is worst", "INC-1 note 1");
  }

  @Test
  void one_message_that_waits_for_itself_holds_nothing_else_of_its_room() {
    desk.here.next(Behaviour.answering(new Receipt.Later(WAIT, Receipt.Scope.MESSAGE, "settles")));
    changes("a", "new");
    pages("a", 1);
    desk.state.put("INC-2", "new");
    instance.tell(Telling.once(note("INC-2", 2), room("a")));
    instance.drain();
    assertThat(desk.here.wordsIn("a")).containsExactly("INC-1 note 1", "INC-2 note 2");
    desk.clock.advance(WAIT.minusMillis(1));
    instance.drain();
    assertThat(desk.here.wordsIn("a")).hasSize(2);
    desk.clock.advance(Duration.ofMillis(1));
    instance.drain();
    assertThat(desk.here.wordsIn("a")).contains("INC-1 is new");
  }

  static LongStream seeds() {
    return LongStream.range(0, Long.getLong("deskbell.pages.seeds", 6));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void a_page_leaves_as_soon_as_the_platform_takes_it_whatever_the_rest_waits_for(long seed) {
    var history = new History(RandomGeneratorFactory.getDefault().create(seed));
    for (var step = 0; step < 30; step++) {
      history.step();
      instance.drain();
      history.check();
    }
    desk.clock.advance(Duration.ofMinutes(2));
    instance.drain();
    assertThat(desk.states()).isSubsetOf("DONE", "DROPPED");
  }

  /** Rooms take no more of one kind for a while, as the platform says or as the desk knows. */
  private final class History {
    private final RandomGenerator random;
    private final Map<String, Instant> pausedUntil = new HashMap<>();
    private final Map<String, List<Integer>> paged = new HashMap<>();
    private int number;

    private History(RandomGenerator random) {
      this.random = random;
      desk.here.pausing(it -> left(kind(it)));
    }

    private static String kind(Outgoing outgoing) {
      return switch (outgoing) {
        case Outgoing.Post it -> "post " + it.to().channel();
        case Outgoing.Edit it -> "edit " + it.at().place().channel();
        default -> "";
      };
    }

    private Duration left(String kind) {
      var until = pausedUntil.getOrDefault(kind, Instant.EPOCH);
      var now = desk.clock.instant();
      return until.isAfter(now) ? Duration.between(now, until) : Duration.ZERO;
    }

    private void step() {
      var room = ROOMS.get(random.nextInt(ROOMS.size()));
      switch (random.nextInt(7)) {
        case 0 -> usual(Telling.once(note("INC-2", number), room(room)));
        case 1, 2 -> usual(Telling.keep(card("INC-2"), room(room)));
        case 3, 4 -> {
          paged.computeIfAbsent(room, _ -> new ArrayList<>()).add(number);
          desk.state.put("INC-1", "burning");
          instance.tell(Telling.once(note("INC-1", number), room(room)).urgently());
        }
        case 5 -> {
          var kind = random.nextBoolean() ? "edit " : "post ";
          var until = desk.clock.instant().plusMillis(random.nextInt(1, 9_000));
          pausedUntil.merge(kind + room, until, (a, b) -> a.isAfter(b) ? a : b);
        }
        default -> desk.clock.advance(Duration.ofMillis(random.nextInt(1, 4_000)));
      }
      number++;
    }

    private void usual(Telling telling) {
      desk.state.put("INC-2", "at " + number);
      instance.tell(telling);
    }

    private void check() {
      paged.forEach((room, numbers) -> {
        if (left("post " + room).isZero()) {
          var expected = numbers.stream().map(it -> "INC-1 note " + it).toList();
          assertThat(desk.here.wordsIn(room)).containsSubsequence(expected);
        }
      });
    }
  }
}
