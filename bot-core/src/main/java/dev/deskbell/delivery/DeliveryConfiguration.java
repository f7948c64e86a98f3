package dev.deskbell.delivery;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What delivery is made of beside its components. */
@Configuration(proxyBeanMethods = false)
class DeliveryConfiguration {

  /** Those who watch a desk fail are in more of a hurry than those whom it serves. */
  @Bean
  Pace pace(@Value("${deskbell.delivery.haste:1}") int haste) {
    return Pace.USUAL.hastened(haste);
  }

  @Bean
  RecurringTask<Void> deliveryAudit(Auditor auditor) {
    return Tasks.recurring("delivery-audit", FixedDelay.ofMinutes(1))
        .execute((_, _) -> auditor.audit());
  }

  @Bean
  RecurringTask<Void> deliveryHousekeeping(Housekeeping housekeeping) {
    return Tasks.recurring("delivery-housekeeping", FixedDelay.ofHours(1))
        .execute((_, _) -> housekeeping.tidy());
  }
}
