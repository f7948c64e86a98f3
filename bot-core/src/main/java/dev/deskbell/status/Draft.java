package dev.deskbell.status;

import dev.deskbell.calendar.Interval;
import dev.deskbell.people.Person;
import dev.deskbell.ticket.TicketRef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody is about to publish.
 *
 * @param id its number; 0 while it has none
 * @param notice the one it is an update of; null for a new one
 * @param services whose state changes; of an update none, if it stays
 * @param effect how they are from then on; null if that stays
 * @param planned of a new maintenance
 * @param edition counts up with each change: what is published is what was previewed
 */
record Draft(
    long id,
    Person.Id author,
    @Nullable Long notice,
    State state,
    String title,
    String words,
    List<String> services,
    @Nullable Effect effect,
    @Nullable Interval planned,
    @Nullable TicketRef ticket,
    int edition) {
  /** As long as a card shows whole in a preview. */
  static final int LONGEST_WORDS = 1500;

  static final int LONGEST_TITLE = 120;

  Draft {
    services = List.copyOf(services);
  }

  boolean isNew() {
    return notice == null;
  }

  /** The same in another state. */
  Draft in(State other) {
    return new Draft(
        id, author, notice, other, title, words, services, effect, planned, ticket, edition);
  }

  /** The next edition. */
  Draft edited(State now, String head, String said, List<String> hits, @Nullable Effect are) {
    return new Draft(id, author, notice, now, head, said, hits, are, planned, ticket, edition + 1);
  }
}
