package dev.deskbell.people;

import dev.deskbell.policy.Closest;
import dev.deskbell.policy.CrossCheck;
import java.util.Optional;

/** The teams that the files name, for other sections that mention them. */
public final class TeamNames {
  private TeamNames() {}

  /** What to say of a team that no file names; nothing when it is there. */
  public static Optional<String> problem(CrossCheck.Draft draft, String typed) {
    var teams =
        draft.of(PeopleSections.TEAMS).entries().stream().map(TeamsPolicy.Entry::id).toList();
    return teams.contains(typed)
        ? Optional.empty()
        : Optional.of("no team is called `" + typed + "`" + Closest.hint(typed, teams));
  }
}
