package dev.deskbell.people;

import dev.deskbell.policy.Closest;
import dev.deskbell.policy.CrossCheck;
import dev.deskbell.policy.Section;
import java.util.Optional;

/** For the checks of other sections that name people. */
public final class FilesPeople {
  private FilesPeople() {}

  /** What is wrong with the person that a section names at that place, if they are not there. */
  public static Optional<CrossCheck.Finding> missing(
      CrossCheck.Draft draft, Section<?> section, String pointer, String handle) {
    var handles =
        draft.of(PeopleSections.PEOPLE).entries().stream().map(PeoplePolicy.Entry::handle).toList();
    return handles.contains(handle)
        ? Optional.empty()
        : Optional.of(
            CrossCheck.finding(
                section,
                pointer,
                "nobody in people.yaml is called `"
                    + handle
                    + "`"
                    + Closest.hint(handle, handles)));
  }
}
