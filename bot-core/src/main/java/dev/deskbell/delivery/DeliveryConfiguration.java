package dev.deskbell.delivery;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What delivery is made of beside its components. */
@Configuration(proxyBeanMethods = false)
class DeliveryConfiguration {

  @Bean
  Pace pace() {
    return Pace.USUAL;
  }
}
