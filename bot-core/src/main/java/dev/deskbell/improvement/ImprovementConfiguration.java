package dev.deskbell.improvement;

import dev.deskbell.people.PracticeName;
import dev.deskbell.policy.Section;
import dev.deskbell.ticket.TicketKind;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the practice known to the kernel. */
@Configuration(proxyBeanMethods = false)
class ImprovementConfiguration {
  @Bean
  TicketKind improvementKind() {
    return ImprovementPractice.KIND;
  }

  @Bean
  PracticeName improvementName() {
    return new PracticeName(ImprovementPractice.KIND.name());
  }

  @Bean
  Section<ImprovementPolicy> improvementPolicy() {
    return ImprovementPolicy.SECTION;
  }
}
