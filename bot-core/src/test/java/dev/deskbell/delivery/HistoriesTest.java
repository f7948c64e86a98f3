package dev.deskbell.delivery;

import static dev.deskbell.delivery.Desk.below;
import static dev.deskbell.delivery.Desk.card;
import static dev.deskbell.delivery.Desk.note;
import static dev.deskbell.delivery.Desk.room;
import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.chat.Receipt;
import dev.deskbell.chat.Receipt.Scope;
import dev.deskbell.testing.FakePlatform;
import dev.deskbell.testing.FakePlatform.Behaviour;
import dev.deskbell.testing.FakePlatform.Shown;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random histories: tickets change, platforms misbehave, instances are killed; when the dust has
 * settled everything is told, once, in order, and every card shows the truth.
 */
class HistoriesTest {

  private static final int STEPS = 60;
  private static final List<String> SUBJECTS = List.of("INC-1", "INC-2", "INC-3");
  private static final List<String> ROOMS = List.of("a", "b");

  static LongStream seeds() {
    return LongStream.range(0, Long.getLong("deskbell.histories", 25));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everything_is_told_once_in_order_and_every_card_shows_the_truth(long seed) {
    try (var desk = new Desk()) {
      var history = new History(desk, RandomGeneratorFactory.getDefault().create(seed));
      for (var step = 0; step < STEPS; step++) {
        history.step();
      }
      history.settle();
      history.check();
    }
  }

  private static final class History {

    private final Desk desk;
    private final FakePlatform platform;
    private final RandomGenerator random;
    private final Map<String, Integer> notes = new HashMap<>();
    private Instance instance;

    History(Desk desk, RandomGenerator random) {
      this.desk = desk;
      this.platform = desk.here;
      this.random = random;
      instance = desk.start();
    }

    void step() {
      checkMoments();
      switch (random.nextInt(10)) {
        case 0, 1, 2 -> change(pick(SUBJECTS));
        case 3 -> desk.clock.advance(Duration.ofMillis(random.nextInt(5_000)));
        case 4 -> platform.next(trouble());
        case 5 -> succession();
        default -> proceed();
      }
    }

    private void change(String subject) {
      desk.state.put(subject, "at " + random.nextInt(1_000_000));
      for (var channel : ROOMS) {
        var number = notes.merge(subject, 1, Integer::sum);
        var keep = Telling.keep(card(subject), room(channel));
        instance.tell(
            random.nextInt(4) == 0 ? keep.urgently() : keep,
            Telling.once(note(subject, number), below(subject, room(channel))));
      }
    }

    private Behaviour trouble() {
      var wait = Duration.ofMillis(random.nextInt(20_000));
      return switch (random.nextInt(7)) {
        case 0 -> Behaviour.doneButUnknown();
        case 1 -> Behaviour.notDoneAndUnknown();
        case 2 -> Desk.killedAfterDoing();
        case 3 -> Desk.killedBeforeDoing();
        default ->
            Behaviour.answering(new Receipt.Later(wait, pick(List.of(Scope.values())), "busy"));
      };
    }

    private void proceed() {
      try {
        instance.step();
      } catch (Desk.Killed _) {
        succession();
      }
    }

    /** Whoever sent is gone for good; sometimes their lease has not ended yet. */
    private void succession() {
      if (random.nextBoolean()) {
        desk.endLeases();
      }
      instance = desk.start();
    }

    void settle() {
      for (var round = 0; round < 200 && !isSettled(); round++) {
        desk.endLeases();
        desk.clock.advance(Duration.ofMinutes(1));
        try {
          instance.drain();
        } catch (Desk.Killed _) {
          instance = desk.start();
        }
      }
    }

    private boolean isSettled() {
      return desk.states().stream().allMatch(it -> it.equals("DONE") || it.equals("DROPPED"));
    }

    /** What is finished has a moment, and only that: no constraint of the table says so. */
    void checkMoments() {
      assertThat(
              desk.db
                  .sql(
                      """
                      select count(*) from delivery
                       where (finished_at is not null)
                             <> (state in ('DONE', 'DROPPED', 'REFUSED', 'DEAD'))
                      """)
                  .query(Integer.class)
                  .single())
          .isZero();
    }

    void check() {
      checkMoments();
      assertThat(desk.states()).containsOnly("DONE", "DROPPED");
      assertThat(instance.get(Auditor.class).findings()).isEmpty();
      for (var channel : ROOMS) {
        for (var subject : SUBJECTS) {
          check(subject, platform.in(channel).stream().filter(it -> of(subject, it)).toList());
        }
      }
    }

    private void check(String subject, List<Shown> shown) {
      if (!desk.state.containsKey(subject)) {
        assertThat(shown).isEmpty();
        return;
      }
      var words = shown.stream().map(it -> it.content().plain()).toList();
      assertThat(words)
          .filteredOn(it -> !it.contains(" note "))
          .containsExactly(subject + " is " + desk.state.get(subject));
      var numbers =
          words.stream()
              .filter(it -> it.contains(" note "))
              .map(it -> Integer.parseInt(it.substring(it.lastIndexOf(' ') + 1)))
              .collect(Collectors.toList());
      assertThat(numbers)
          .hasSize(notes.getOrDefault(subject, 0) / ROOMS.size())
          .isSorted()
          .doesNotHaveDuplicates();
    }

    private static boolean of(String subject, Shown shown) {
      return shown.content().plain().startsWith(subject + " ");
    }

    private <T> T pick(List<T> of) {
      return of.get(random.nextInt(of.size()));
    }
  }
}
