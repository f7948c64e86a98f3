package dev.deskbell.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.deskbell.delivery.Auditor;
import dev.deskbell.delivery.Auditor.Finding;
import dev.deskbell.delivery.Problems.Cause;
import dev.deskbell.testing.SettableClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

class DeliveryWatchTest {
  private static final Status STUCK = new Status("STUCK");
  private static final Instant NOW = Instant.parse("2026-03-03T09:00:00Z");

  private final Auditor auditor = mock();
  private final SettableClock clock = new SettableClock(NOW);
  private final DeliveryWatch watch =
      new DeliveryWatch(new Looks(auditor, clock, Duration.ofMinutes(1)));

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

  /** Of people whom nothing reaches no more than a thousand are found. */
  @Test
  void who_probes_is_told_that_there_are_at_least_so_many_more_when_not_all_were_found() {
    when(auditor.findings())
        .thenReturn(
            IntStream.range(0, 1_000)
                .mapToObj(it -> new Finding(Cause.NOT_CONNECTED, "person/" + it, 1, NOW))
                .toList());
    assertThat(watch.health().getDetails()).containsEntry("more", "at least 980");
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

  /** The auditor looks and looks. */
  private CountDownLatch hangs() {
    var end = new CountDownLatch(1);
    when(auditor.findings())
        .thenAnswer(_ -> {
          end.await();
          return List.of();
        });
    return end;
  }

  @Test
  void a_desk_whose_first_look_hangs_is_not_called_well() {
    var hurried = new DeliveryWatch(new Looks(auditor, clock, Duration.ofMillis(50)));
    var end = hangs();
    assertThat(hurried.health().getStatus()).isEqualTo(Status.UNKNOWN);
    end.countDown();
    await().until(() -> hurried.health().getStatus().equals(Status.UP));
  }

  @Test
  void nobody_is_told_what_was_seen_before_a_look_that_hangs() {
    when(auditor.findings()).thenReturn(List.of());
    assertThat(watch.health().getStatus()).isEqualTo(Status.UP);
    clock.advance(Duration.ofSeconds(11));
    var end = hangs();
    var first = CompletableFuture.supplyAsync(watch::health);
    await().untilAsserted(() -> verify(auditor, times(2)).findings());
    assertThat(watch.health().getStatus()).as("it has only begun").isEqualTo(Status.UP);
    clock.advance(Duration.ofMinutes(1));
    assertThat(watch.health().getStatus()).isEqualTo(Status.UNKNOWN);
    var registry = new SimpleMeterRegistry();
    watch.bindTo(registry);
    assertThat(registry.get("deskbell.delivery.stuck").gauges())
        .allMatch(it -> Double.isNaN(it.value()));
    verify(auditor, times(2)).findings();
    end.countDown();
    assertThat(first.join().getStatus()).isEqualTo(Status.UP);
    await().until(() -> watch.health().getStatus().equals(Status.UP));
  }

  @Test
  void what_a_slow_look_saw_is_told_to_nobody_who_comes_later() throws Exception {
    when(auditor.findings())
        .thenAnswer(_ -> {
          clock.advance(Duration.ofMinutes(2));
          return List.of();
        });
    watch.health();
    var end = new CountDownLatch(1);
    doAnswer(
            _ -> {
              end.await();
              return findings(1);
            })
        .when(auditor)
        .findings();
    var first = CompletableFuture.supplyAsync(watch::health);
    await().untilAsserted(() -> verify(auditor, times(2)).findings());
    var later = new Status[1];
    var other = Thread.ofPlatform().start(() -> later[0] = watch.health().getStatus());
    await()
        .until(() ->
            List.of(Thread.State.TIMED_WAITING, Thread.State.TERMINATED)
                .contains(other.getState()));
    end.countDown();
    other.join();
    assertThat(later[0]).isEqualTo(STUCK);
    assertThat(first.join().getStatus()).isEqualTo(STUCK);
  }

  /** Each of many probes would wait for a database that does not answer, one after the other. */
  @Test
  void a_look_that_fails_is_one_for_all_and_soon_followed_by_another() {
    when(auditor.findings()).thenThrow(new IllegalStateException("no connection"));
    for (var i = 0; i < 5; i++) {
      assertThat(watch.health().getStatus()).isEqualTo(Status.UNKNOWN);
    }
    verify(auditor, times(1)).findings();
    clock.advance(Duration.ofSeconds(2));
    doReturn(List.of()).when(auditor).findings();
    assertThat(watch.health().getStatus()).isEqualTo(Status.UP);
  }

  @Test
  void the_first_look_is_waited_for() throws Exception {
    var meanwhile = new Status[1];
    var other = new Thread[1];
    when(auditor.findings())
        .thenAnswer(_ -> {
          other[0] = Thread.ofPlatform().start(() -> meanwhile[0] = watch.health().getStatus());
          await().until(() -> other[0].getState() == Thread.State.TIMED_WAITING);
          return findings(1);
        });
    assertThat(watch.health().getStatus()).isEqualTo(STUCK);
    other[0].join();
    assertThat(meanwhile[0]).isEqualTo(STUCK);
    verify(auditor, times(1)).findings();
  }
}
