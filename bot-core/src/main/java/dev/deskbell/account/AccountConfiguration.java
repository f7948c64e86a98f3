package dev.deskbell.account;

import dev.deskbell.delivery.Drawer;
import dev.deskbell.people.People;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AccountConfiguration {
  @Bean
  Drawer accountsLinked() {
    return LinkDrawer.linked();
  }

  @Bean
  Drawer accountsUnlinked() {
    return LinkDrawer.unlinked();
  }

  @Bean
  Drawer administratorsAccountsLinked(People people) {
    return LinkDrawer.administrators(people);
  }
}
