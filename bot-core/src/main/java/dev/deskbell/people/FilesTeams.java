package dev.deskbell.people;

import dev.deskbell.policy.Closest;
import dev.deskbell.policy.CrossCheck;
import dev.deskbell.policy.Section;
import java.util.Optional;

/** For the checks of other sections that name teams. */
public final class FilesTeams {
  private FilesTeams() {}

  /** What is wrong with the team that a section names at that place, if it is not there. */
  public static Optional<CrossCheck.Finding> missing(
      CrossCheck.Draft draft, Section<?> section, String pointer, String team) {
    var teams =
        draft.of(PeopleSections.TEAMS).entries().stream().map(TeamsPolicy.Entry::id).toList();
    return teams.contains(team)
        ? Optional.empty()
        : Optional.of(
            CrossCheck.finding(
                section, pointer, "no team is called `" + team + "`" + Closest.hint(team, teams)));
  }
}
