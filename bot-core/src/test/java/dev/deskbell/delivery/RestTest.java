package dev.deskbell.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RestTest {
  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1);
  private final Rest rest = new Rest(nanos::get);

  private void passes(long millis) {
    nanos.addAndGet(Duration.ofMillis(millis).toNanos());
  }

  private void works(long millis) throws InterruptedException {
    rest.after(() -> {
      passes(millis);
      return millis;
    });
  }

  @Test
  void what_took_longestrests_longer_but_not_for_ever() throws InterruptedException {
    assertThat(rest.goesOn()).isFalse();
    works(10);
    passes(289);
    assertThat(rest.goesOn()).isTrue();
    passes(1);
    assertThat(rest.goesOn()).isFalse();
    works(5_000);
    passes(9_999);
    assertThat(rest.goesOn()).isTrue();
    passes(1);
    assertThat(rest.goesOn()).isFalse();
  }

  @Test
  void what_is_missed_meanwhile_is_made_up_for_at_the_end_of_the_rest()
      throws InterruptedException {
    var longest = Duration.ofSeconds(4);
    works(10);
    assertThat(rest.orItsEnd(longest)).isEqualTo(longest);
    assertThat(rest.goesOn()).isTrue();
    assertThat(rest.orItsEnd(longest)).isEqualTo(Duration.ofMillis(290));
    assertThat(rest.orItsEnd(Duration.ofMillis(7))).isEqualTo(Duration.ofMillis(7));
    passes(300);
    works(10);
    assertThat(rest.orItsEnd(longest)).isEqualTo(longest);
  }
}
