package dev.deskbell.people;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Lets this instance hear what others changed about people, and asks platforms about them. Every
 * instance goes these rounds: each row is claimed by one.
 */
@Component
class PeopleRounds {
  private static final Logger LOG = LoggerFactory.getLogger(PeopleRounds.class);

  private final People people;
  private final Departures departures;
  private final Errand profiles;
  private final Errand groups;

  PeopleRounds(People people, Departures departures, ProfileVisits profiles, GroupVisits groups) {
    this.people = people;
    this.departures = departures;
    this.profiles = new Errand("profile-visits", () -> patiently(profiles::visit));
    this.groups = new Errand("group-visits", () -> patiently(groups::visit));
  }

  @Scheduled(fixedDelay = 12_000)
  void follow() {
    patiently(people::follow);
  }

  @Scheduled(fixedDelay = 60_000, initialDelay = 5_000)
  void announceDepartures() {
    patiently(departures::announce);
  }

  @Scheduled(fixedDelay = 30_000, initialDelay = 10_000)
  void visitProfiles() {
    profiles.begin();
  }

  @Scheduled(fixedDelay = 300_000, initialDelay = 15_000)
  void visitGroups() {
    groups.begin();
  }

  /** The next round tries again. */
  private static void patiently(Runnable round) {
    try {
      round.run();
    } catch (DataAccessException | TransactionException unreachable) {
      LOG.debug("the database will be asked again about people", unreachable);
    }
  }
}
