package dev.deskbell.desk;

import dev.deskbell.delivery.Auditor;
import dev.deskbell.delivery.Auditor.Finding;
import dev.deskbell.delivery.Problems.Cause;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * What the auditor finds, for whoever watches the desk; the database is asked at most every ten
 * seconds and by one at a time, however many watch. That messages are stuck is said with a status
 * of its own: a desk that still answers should be looked after, not restarted.
 */
final class DeliveryWatch implements HealthIndicator, MeterBinder {
  private static final String STUCK = "STUCK";
  private static final Duration FRESH = Duration.ofSeconds(10);
  private static final int SHOWN = 20;

  private final Auditor auditor;
  private final Clock clock;
  private final AtomicReference<Look> last =
      new AtomicReference<>(new Look(Instant.EPOCH, List.of()));
  private final Lock looking = new ReentrantLock();

  private record Look(Instant at, List<Finding> findings) {}

  DeliveryWatch(Auditor auditor, Clock clock) {
    this.auditor = auditor;
    this.clock = clock;
  }

  @Override
  public Health health() {
    var findings = findings();
    if (findings.isEmpty()) {
      return Health.up().build();
    }
    var health = Health.status(STUCK);
    findings.stream()
        .limit(SHOWN)
        .forEach(it -> health.withDetail(name(it.cause()) + " " + it.about(), it.why()));
    if (findings.size() > SHOWN) {
      health.withDetail("more", findings.size() - SHOWN);
    }
    return health.build();
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    for (var cause : Cause.values()) {
      Gauge.builder("deskbell.delivery.stuck", this, it -> it.messages(cause))
          .description(
              "What is stuck (messages, pages, failures of work), by what keeps it; at least so"
                  + " many, for of each room or person at most twenty waiting messages are counted")
          .tag("cause", name(cause))
          .register(registry);
    }
  }

  private double messages(Cause cause) {
    return findings().stream().filter(it -> it.cause() == cause).mapToInt(Finding::messages).sum();
  }

  private List<Finding> findings() {
    if (isOld() && isMyTurn()) {
      try {
        if (isOld()) {
          last.set(new Look(clock.instant(), auditor.findings()));
        }
      } finally {
        looking.unlock();
      }
    }
    return last.get().findings();
  }

  private boolean isOld() {
    return last.get().at().plus(FRESH).isBefore(clock.instant());
  }

  /** Who comes while another looks is told what was seen last; of the first look all wait. */
  private boolean isMyTurn() {
    if (last.get().at().equals(Instant.EPOCH)) {
      looking.lock();
      return true;
    }
    return looking.tryLock();
  }

  private static String name(Cause cause) {
    return cause.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
