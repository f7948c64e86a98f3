package dev.deskbell.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.deskbell.delivery.Auditor;
import dev.deskbell.delivery.Auditor.Finding;
import dev.deskbell.delivery.Problems.Cause;
import dev.deskbell.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

class DeliveryWatchTest {
  private static final Status STUCK = new Status("STUCK");
  private static final Instant NOW = Instant.parse("2026-03-03T09:00:00Z");

  private final Auditor auditor = mock();
  private final SettableClock clock = new SettableClock(NOW);
  private final DeliveryWatch watch = new DeliveryWatch(auditor, clock);

  private static List<Finding> findings(int many) {
    return IntStream.range(0, many)
        .mapToObj(it -> new Finding(Cause.WAITING_TOO_LONG, "room/here/w/c" + it, 1, NOW))
        .toList();
  }

  @Test
  void who_probes_is_shown_twenty_of_many_and_told_how_many_more() {
    when(auditor.findings()).thenReturn(findings(5_000));
    var health = watch.health();
    assertThat(health.getStatus()).isEqualTo(STUCK);
    assertThat(health.getDetails()).hasSize(21).containsEntry("more", 4_980);
  }

  @Test
  void while_one_looks_the_others_are_told_what_was_seen_last() {
    when(auditor.findings()).thenReturn(List.of());
    assertThat(watch.health().getStatus()).isEqualTo(Status.UP);
    clock.advance(Duration.ofSeconds(11));
    var meanwhile = new Status[1];
    when(auditor.findings())
        .thenAnswer(_ -> {
          var other = Thread.ofVirtual().start(() -> meanwhile[0] = watch.health().getStatus());
          other.join();
          return findings(1);
        });
    assertThat(watch.health().getStatus()).isEqualTo(STUCK);
    assertThat(meanwhile[0]).isEqualTo(Status.UP);
    watch.health();
    verify(auditor, times(2)).findings();
  }

  @Test
  void the_first_look_is_waited_for() throws Exception {
    var meanwhile = new Status[1];
    var other = new Thread[1];
    when(auditor.findings())
        .thenAnswer(_ -> {
          other[0] = Thread.ofPlatform().start(() -> meanwhile[0] = watch.health().getStatus());
          await().until(() -> other[0].getState() == Thread.State.WAITING);
          return findings(1);
        });
    assertThat(watch.health().getStatus()).isEqualTo(STUCK);
    other[0].join();
    assertThat(meanwhile[0]).isEqualTo(STUCK);
    verify(auditor, times(1)).findings();
  }
}
