package dev.deskbell.policy;

import java.nio.file.Path;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

@Configuration(proxyBeanMethods = false)
class PolicyConfiguration {
  /** {@code DESKBELL_POLICIES}, or else the example organisation. */
  @Bean
  PolicyFiles policyFiles(Environment environment) {
    var folder = environment.getProperty("deskbell.policies", "").strip();
    return folder.isEmpty() ? new ShippedPolicies() : new PolicyFolder(Path.of(folder));
  }
}
