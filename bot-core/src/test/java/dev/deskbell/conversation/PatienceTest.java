package dev.deskbell.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.people.Person;
import dev.deskbell.testing.SettableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PatienceTest {
  private static final Person.Id ANA = new Person.Id(1);
  private static final Person.Id BEN = new Person.Id(2);

  private final SettableClock clock = SettableClock.tuesdayMorning();
  private final Patience patience = new Patience(clock);

  @Test
  void a_flood_ends_somebodys_turn_and_nobody_elses() {
    flood();
    assertThat(patience.ends(ANA)).isTrue();
    assertThat(patience.ends(BEN)).isFalse();
  }

  @Test
  void what_was_turned_away_costs_nothing() {
    flood();
    for (var i = 0; i < 5; i++) {
      clock.advance(Duration.ofMillis(100));
      assertThat(patience.ends(ANA)).as("too soon, for the " + i + "th time").isEqualTo(i < 4);
    }
  }

  private void flood() {
    for (var i = 0; i < 1000 && !patience.ends(ANA); i++) {
      assertThat(i).isLessThan(999);
    }
  }
}
