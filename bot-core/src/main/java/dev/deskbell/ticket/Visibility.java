package dev.deskbell.ticket;

import dev.deskbell.people.People;
import dev.deskbell.people.Person;
import dev.deskbell.people.Role;
import org.springframework.stereotype.Component;

/** Who may know that a ticket exists. */
@Component
class Visibility {
  private final People people;

  Visibility(People people) {
    this.people = people;
  }

  boolean allows(Head head, Person.Id who) {
    return !head.hidden() || involves(head, who) || team(head, who);
  }

  private static boolean involves(Head head, Person.Id who) {
    return who.equals(head.requester())
        || who.equals(head.assignee())
        || head.watchers().contains(who);
  }

  /** Whether they work on the team's tickets. */
  boolean team(Head head, Person.Id who) {
    return head.team() != null && people.holds(who, Role.AGENT, head.team());
  }

  /**
   * As whom a person sees a ticket: its requester always from outside, even on the team; everybody
   * else from inside if they work on it.
   */
  Audience audience(Head head, Person.Id who) {
    if (who.equals(head.requester())) {
      return Audience.REQUESTER;
    }
    return who.equals(head.assignee()) || team(head, who) ? Audience.TEAM : Audience.REQUESTER;
  }
}
