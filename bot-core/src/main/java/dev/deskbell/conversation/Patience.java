package dev.deskbell.conversation;

import dev.deskbell.people.Person;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.stereotype.Component;

/**
 * How much one person may ask at once: more than anyone types, less than a script. Counted by each
 * instance for itself; this guards the desk, not a right.
 */
@Component
class Patience {
  private static final int BURST = 60;
  private static final Duration EACH = Duration.ofMillis(500);
  private static final int MOST_PEOPLE = 10_000;

  private final ConcurrentMap<Person.Id, Instant> spentUntil = new ConcurrentHashMap<>();
  private final Clock clock;

  Patience(Clock clock) {
    this.clock = clock;
  }

  /** Whether this is one too many just now. */
  boolean ends(Person.Id person) {
    var now = clock.instant();
    if (spentUntil.size() > MOST_PEOPLE) {
      spentUntil.values().removeIf(it -> it.isBefore(now));
    }
    var limit = now.plus(EACH.multipliedBy(BURST));
    var until =
        spentUntil.merge(
            person, now.plus(EACH), (spent, _) -> (spent.isBefore(now) ? now : spent).plus(EACH));
    if (until.isAfter(limit)) {
      spentUntil.replace(person, until, until.minus(EACH));
      return true;
    }
    return false;
  }
}
