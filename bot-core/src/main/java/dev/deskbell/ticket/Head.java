package dev.deskbell.ticket;

import dev.deskbell.delivery.Destination;
import dev.deskbell.people.Person;
import dev.deskbell.people.Team;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the kernel knows of a ticket, alike in all practices.
 *
 * @param status the practice's own word for where it stands
 * @param hidden private: only who is involved, and its team, know that it exists
 * @param drill an exercise: pages only who takes part, and counts in no figures
 * @param helpers who was called to it from other teams: they see it as its team does
 * @param shown where its card is kept
 * @param resolvedAt when it was last resolved; null while it is open
 */
public record Head(
    TicketRef ref,
    Phase phase,
    String status,
    String title,
    String details,
    Person.Id requester,
    Person.@Nullable Id assignee,
    Team.@Nullable Id team,
    @Nullable String service,
    Level impact,
    Level urgency,
    Priority priority,
    boolean hidden,
    boolean drill,
    Set<Person.Id> watchers,
    Set<Person.Id> helpers,
    Set<Destination> shown,
    Instant openedAt,
    Instant changedAt,
    @Nullable Instant resolvedAt,
    Chain chain) {
  public Head {
    watchers = Set.copyOf(watchers);
    helpers = Set.copyOf(helpers);
    shown = Set.copyOf(shown);
  }

  /** Whether it waits for somebody to take it. */
  public boolean unassigned() {
    return assignee == null;
  }
}
