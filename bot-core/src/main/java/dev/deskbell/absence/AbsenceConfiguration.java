package dev.deskbell.absence;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Calendars are read by one instance of many. */
@Configuration(proxyBeanMethods = false)
class AbsenceConfiguration {
  @Bean
  RecurringTask<Void> absenceCalendars(Imports imports) {
    return Tasks.recurring("absence-calendars", FixedDelay.ofMinutes(1))
        .execute((_, _) -> imports.run());
  }
}
