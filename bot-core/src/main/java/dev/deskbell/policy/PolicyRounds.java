package dev.deskbell.policy;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Lets this instance follow the others; every instance does it, so it is not db-scheduler's. */
@Component
@EnableScheduling
class PolicyRounds {
  private static final Logger LOG = LoggerFactory.getLogger(PolicyRounds.class);

  private final Policies policies;

  PolicyRounds(Policies policies) {
    this.policies = policies;
  }

  @Scheduled(fixedDelay = 12_000)
  void follow() {
    try {
      policies.follow();
    } catch (DataAccessException unreachable) {
      LOG.debug("the database will be asked again for newer policies", unreachable);
    }
  }
}
