package dev.deskbell.rules;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModuleRulesTest {

  @Test
  void every_package_uses_only_what_it_says_it_may_use() {
    ApplicationModules.of("dev.deskbell", new ProductCode()).verify();
  }
}
