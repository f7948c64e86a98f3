package dev.deskbell.start;

import dev.deskbell.installation.Keyring;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** What every part of a running desk may ask for. */
@Configuration(proxyBeanMethods = false)
class StartConfiguration {

  @Bean
  Keyring keyring(Environment environment) {
    return SecretKeys.of(environment);
  }
}
