package dev.deskbell.incident;

import dev.deskbell.people.PracticeName;
import dev.deskbell.ticket.TicketKind;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the practice known to the kernel. */
@Configuration(proxyBeanMethods = false)
class IncidentConfiguration {
  @Bean
  TicketKind incidentKind() {
    return IncidentPractice.KIND;
  }

  @Bean
  PracticeName incidentName() {
    return new PracticeName(IncidentPractice.KIND.name());
  }
}
