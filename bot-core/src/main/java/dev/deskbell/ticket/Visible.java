package dev.deskbell.ticket;

import dev.deskbell.people.People;
import dev.deskbell.people.Person;
import dev.deskbell.people.Role;
import dev.deskbell.people.Team;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The part of every list's SQL that keeps private tickets from outsiders. */
@Component
class Visible {
  /** What {@link Visibility#allows} says, in SQL; of {@code ticket t}. */
  static final String TO_ME =
      """
       (not t.hidden or t.requester = :me or t.assignee = :me or :me = any(t.watchers)
          or t.team = any(:teams))
      """;

  private final People people;

  Visible(People people) {
    this.people = people;
  }

  /** The parameters of {@link #TO_ME}. */
  Map<String, Object> to(Person.Id me) {
    var parameters = new HashMap<String, Object>();
    parameters.put("me", me.value());
    parameters.put(
        "teams",
        people.teamsOf(me).stream()
            .filter(it -> people.holds(me, Role.AGENT, it))
            .map(Team.Id::value)
            .toArray(String[]::new));
    return parameters;
  }
}
