package dev.deskbell.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deskbell.testing.SettableClock;
import dev.deskbell.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What becomes due is looked at when it is due: rounds rest until then, and never for long. */
class DeadlineRoundsTest {
  private final SettableClock clock = SettableClock.tuesdayMorning();
  private final JdbcClient db = JdbcClient.create(TestDatabase.fresh());

  @Test
  void what_will_be_due_is_done_to_the_moment_and_not_at_the_next_round() throws Exception {
    var due = clock.instant().plusMillis(300);
    var done = new CopyOnWriteArrayList<Instant>();
    var rests = new CopyOnWriteArrayList<Duration>();
    var rounds = new DeadlineRounds(List.of(dueOnce(due, done)), db, clock, resting(rests), false);
    rounds.round();
    rounds.pause();
    assertThat(done).isEmpty();
    clock.advance(rests.getFirst());
    rounds.round();
    rounds.pause();
    assertThat(done).containsExactly(due);
    assertThat(rests).containsExactly(Duration.ofMillis(300), DeadlineRounds.PAUSE);
  }

  @Test
  void who_can_not_ask_what_is_due_asks_again_after_a_pause() throws Exception {
    var rests = new CopyOnWriteArrayList<Duration>();
    var rounds =
        new DeadlineRounds(
            List.of(breaking(clock.instant().plusMillis(300))), db, clock, resting(rests), false);
    rounds.round();
    clock.advance(Duration.ofSeconds(1));
    assertThatThrownBy(rounds::round).hasMessageContaining("division by zero");
    rounds.pause();
    assertThat(rests).containsExactly(DeadlineRounds.PAUSE);
  }

  /** What can't be asked any more from when it is due. */
  private static DueWork breaking(Instant due) {
    return new DueWork() {
      @Override
      public String isDue() {
        return "1 / (timestamptz '%s' > :now)::int > 1".formatted(due);
      }

      @Override
      public Optional<String> next() {
        return Optional.of("select timestamptz '%s'".formatted(due));
      }

      @Override
      public int fire() {
        return 0;
      }
    };
  }

  private static Rouse resting(List<Duration> rests) {
    return new Rouse() {
      @Override
      void await(Duration longest) {
        rests.add(longest);
      }
    };
  }

  private DueWork dueOnce(Instant due, List<Instant> done) {
    return new DueWork() {
      @Override
      public String isDue() {
        return "timestamptz '%s' <= :now".formatted(due);
      }

      @Override
      public Optional<String> next() {
        return Optional.of(
            "select it from (values (timestamptz '%s')) as v (it) where it > :now".formatted(due));
      }

      @Override
      public int fire() {
        done.add(clock.instant());
        return 0;
      }
    };
  }
}
