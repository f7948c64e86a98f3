package dev.deskbell.ticket;

import dev.deskbell.delivery.Drawer.View;
import dev.deskbell.people.People;
import dev.deskbell.people.Person;
import dev.deskbell.people.Role;
import dev.deskbell.people.Team;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Who may know that a ticket exists. */
@Component
class Visibility {
  private final People people;

  Visibility(People people) {
    this.people = people;
  }

  boolean allows(Head head, Person.Id who) {
    return !head.hidden() || involves(head, who) || belongs(head, who);
  }

  /** Whether a room full of people may know. */
  static boolean allowsRoom(Head head) {
    return !head.hidden();
  }

  /** The same of the room that this is drawn for: a secret's own is for its people only. */
  static boolean allowsRoom(Head head, View view) {
    return allowsRoom(head) || OwnRoom.keepsSecrets(view.room());
  }

  /** Whether the ticket is about this person, as requester, assignee or watcher. */
  boolean involves(Head head, Person.Id who) {
    var me = people.get(who).id();
    return me.equals(head.requester())
        || me.equals(head.assignee())
        || head.watchers().contains(me);
  }

  /** Whether it is theirs, under whichever id they spoke then. */
  boolean asked(Head head, Person.Id who) {
    return people.same(who, head.requester());
  }

  /** The teams whose private tickets they work on; a role everywhere is no key to secrets. */
  Set<Team.Id> teams(Person.Id who) {
    return people.teamsOf(who).stream()
        .filter(it -> people.holds(who, Role.AGENT, it))
        .collect(Collectors.toUnmodifiableSet());
  }

  private boolean belongs(Head head, Person.Id who) {
    return head.team() != null && teams(who).contains(head.team());
  }

  /** Whether they work on the ticket: for its team, or everywhere if it is no secret. */
  private boolean works(Head head, Person.Id who) {
    return head.hidden()
        ? belongs(head, who)
        : head.team() != null && people.holds(who, Role.AGENT, head.team());
  }

  /**
   * As whom a person sees a ticket: its requester always from outside, even on the team; everybody
   * else from inside if they work on it: for its team, or called to it.
   */
  Audience audience(Head head, Person.Id who) {
    var me = people.get(who).id();
    if (me.equals(head.requester())) {
      return Audience.REQUESTER;
    }
    return me.equals(head.assignee()) || works(head, me) || head.helpers().contains(me)
        ? Audience.TEAM
        : Audience.REQUESTER;
  }
}
