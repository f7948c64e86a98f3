package dev.deskbell.delivery;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What delivery is made of beside its components. */
@Configuration(proxyBeanMethods = false)
class DeliveryConfiguration {

  @Bean
  Pace pace() {
    return Pace.USUAL;
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
