package dev.deskbell.alert;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Forgets what sources said long ago; what came of it is on the tickets. */
@Configuration(proxyBeanMethods = false)
class AlertPruning {
  private static final Duration KEPT = Duration.ofDays(14);

  @Bean
  RecurringTask<Void> oldAlertEvents(Signals signals, Clock clock) {
    return Tasks.recurring("alert-pruning", FixedDelay.ofHours(1))
        .execute((_, _) -> prune(signals, clock));
  }

  private static void prune(Signals signals, Clock clock) {
    var before = clock.instant().minus(KEPT);
    var pruned = 1;
    while (pruned > 0) {
      pruned = signals.prune(before);
    }
  }
}
