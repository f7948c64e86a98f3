package dev.deskbell.ticket;

import dev.deskbell.people.Person;
import dev.deskbell.people.Team;
import org.jspecify.annotations.Nullable;

/**
 * What a new ticket begins with.
 *
 * @param drill an exercise: pages only who takes part, and counts in no figures
 */
public record Opening(
    Words title,
    Words details,
    Person.Id requester,
    Team.@Nullable Id team,
    @Nullable String service,
    Level impact,
    Level urgency,
    boolean hidden,
    boolean drill) {
  /** Fits a card's title beside the ref. */
  public static final int LONGEST_TITLE = 120;

  public Opening {
    if (title.text().isBlank()) {
      throw new IllegalArgumentException("a ticket has a title");
    }
  }

  /** No exercise. */
  public Opening(
      Words title,
      Words details,
      Person.Id requester,
      Team.@Nullable Id team,
      @Nullable String service,
      Level impact,
      Level urgency,
      boolean hidden) {
    this(title, details, requester, team, service, impact, urgency, hidden, false);
  }
}
