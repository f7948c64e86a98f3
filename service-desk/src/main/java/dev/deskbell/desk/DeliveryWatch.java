package dev.deskbell.desk;

import dev.deskbell.delivery.Auditor;
import dev.deskbell.delivery.Auditor.Finding;
import dev.deskbell.delivery.Problems.Cause;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * What the auditor finds, for whoever watches the desk. That messages are stuck is said with a
 * status of its own: a desk that still answers should be looked after, not restarted. When the
 * auditor {@linkplain Looks could not look} it is not known whether any are, and that is said too.
 */
final class DeliveryWatch implements HealthIndicator, MeterBinder {
  private static final String STUCK = "STUCK";
  private static final int SHOWN = 20;

  private final Looks looks;

  DeliveryWatch(Looks looks) {
    this.looks = looks;
  }

  @Override
  public Health health() {
    return switch (looks.seen()) {
      case Looks.Seen.Known(var findings) -> health(findings);
      case Looks.Seen.NotKnown(var why) -> Health.unknown().withDetail("why", why).build();
    };
  }

  private static Health health(List<Finding> findings) {
    if (findings.isEmpty()) {
      return Health.up().build();
    }
    var health = Health.status(STUCK);
    findings.stream()
        .limit(SHOWN)
        .forEach(it -> health.withDetail(name(it.cause()) + " " + it.about(), it.why()));
    if (findings.size() > SHOWN) {
      var more = findings.size() - SHOWN;
      health.withDetail("more", Auditor.areAll(findings) ? more : "at least " + more);
    }
    return health.build();
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    for (var cause : Cause.values()) {
      Gauge.builder("deskbell.delivery.stuck", this, it -> it.messages(cause))
          .description(
              "What is stuck (messages, pages, failures of work), by what keeps it; at least so"
                  + " many, for of each room or person at most "
                  + Auditor.COUNTED
                  + " waiting messages are counted; no number while it is not known")
          .tag("cause", name(cause))
          .register(registry);
    }
  }

  private double messages(Cause cause) {
    return switch (looks.seen()) {
      case Looks.Seen.Known(var findings) ->
          findings.stream().filter(it -> it.cause() == cause).mapToInt(Finding::messages).sum();
      case Looks.Seen.NotKnown _ -> Double.NaN;
    };
  }

  private static String name(Cause cause) {
    return cause.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
