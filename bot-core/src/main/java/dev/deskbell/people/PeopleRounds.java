package dev.deskbell.people;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Lets this instance hear what others changed about people. */
@Component
class PeopleRounds {
  private static final Logger LOG = LoggerFactory.getLogger(PeopleRounds.class);

  private final People people;

  PeopleRounds(People people) {
    this.people = people;
  }

  @Scheduled(fixedDelay = 1_000)
  void follow() {
    try {
      people.follow();
    } catch (DataAccessException unreachable) {
      LOG.debug("the database will be asked again about people", unreachable);
    }
  }
}
