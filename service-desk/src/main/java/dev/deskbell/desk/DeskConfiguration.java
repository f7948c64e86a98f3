package dev.deskbell.desk;

import dev.deskbell.delivery.Auditor;
import dev.deskbell.people.UnlinkablePlatform;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What one part must tell another. */
@Configuration(proxyBeanMethods = false)
class DeskConfiguration {
  /** In the console anyone is anyone: none of its people is ever taken for a real account. */
  @Bean
  UnlinkablePlatform consoleIsUnlinkable() {
    return new UnlinkablePlatform("console");
  }

  /** Named after what it is in the operators' health page. */
  @Bean
  DeliveryWatch deliveryHealthIndicator(Auditor auditor, Clock clock) {
    return new DeliveryWatch(new Looks(auditor, clock, Looks.PATIENCE));
  }
}
