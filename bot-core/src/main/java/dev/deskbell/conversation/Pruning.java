package dev.deskbell.conversation;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Forgets what nobody will ask for again. */
@Configuration(proxyBeanMethods = false)
class Pruning {
  /** Platforms repeat a delivery within hours; two weeks also tell what happened. */
  static final Duration INBOX = Duration.ofDays(14);

  /** A form that was left open over a weekend is still there. */
  static final Duration FORMS = Duration.ofDays(7);

  private static final Logger LOG = LoggerFactory.getLogger(Pruning.class);

  @Bean
  RecurringTask<Void> conversationPruning(
      Inbox inbox, FormSessions sessions, TurnedAway turnedAway, Clock clock) {
    return Tasks.recurring("conversation-pruning", FixedDelay.ofHours(1))
        .execute((_, _) -> prune(inbox, sessions, turnedAway, clock));
  }

  private static void prune(
      Inbox inbox, FormSessions sessions, TurnedAway turnedAway, Clock clock) {
    var heard = inbox.prune(clock.instant().minus(INBOX));
    var forms = sessions.prune(clock.instant().minus(FORMS));
    var presses = turnedAway.prune(clock.instant().minus(Duration.ofHours(1)));
    LOG.debug("forgot {} deliveries, {} forms and {} presses", heard, forms, presses);
  }
}
