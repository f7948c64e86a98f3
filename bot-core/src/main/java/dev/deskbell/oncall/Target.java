package dev.deskbell.oncall;

import org.jspecify.annotations.Nullable;

/**
 * Whom a step pages, as the files say: exactly one of these.
 *
 * @param person a handle
 * @param schedule a schedule's id: whoever is on call then
 * @param team a team's id: all its responders
 * @param room a team's id: the team's rooms
 * @param assignee whoever has the ticket; the desk's own, for asking again
 */
record Target(
    @Nullable String person,
    @Nullable String schedule,
    @Nullable String team,
    @Nullable String room,
    @Nullable Boolean assignee) {
  /** Stands for the ticket's own team in {@code schedule}, {@code team} and {@code room}. */
  static final String ITS_TEAM = "its-team";

  static final Target ASSIGNEE = new Target(null, null, null, null, true);
}
