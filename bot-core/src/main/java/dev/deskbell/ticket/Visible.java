package dev.deskbell.ticket;

import dev.deskbell.people.People;
import dev.deskbell.people.Person;
import dev.deskbell.people.Team;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The part of every list's SQL that keeps private tickets from outsiders. */
@Component
public class Visible {
  /** What {@link Tickets#visible} says, in SQL; of {@code ticket t}. */
  public static final String TO_ME =
      """
       (not t.hidden or t.requester = any(:me) or t.assignee = any(:me) or t.watchers && :me
          or t.team = any(:teams))
      """;

  private final People people;
  private final Visibility visibility;

  Visible(People people, Visibility visibility) {
    this.people = people;
    this.visibility = visibility;
  }

  /** The parameters of {@link #TO_ME}. */
  public Map<String, Object> to(Person.Id me) {
    var parameters = new HashMap<String, Object>();
    parameters.put("me", people.idsOf(me).stream().map(Person.Id::value).toArray(Long[]::new));
    parameters.put(
        "teams", visibility.teams(me).stream().map(Team.Id::value).toArray(String[]::new));
    return parameters;
  }
}
