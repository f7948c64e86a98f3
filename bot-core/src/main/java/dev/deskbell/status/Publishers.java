package dev.deskbell.status;

import dev.deskbell.conversation.Refusal;
import dev.deskbell.conversation.Turn;
import dev.deskbell.people.People;
import dev.deskbell.people.Person;
import dev.deskbell.people.Role;
import dev.deskbell.policy.Policies;
import dev.deskbell.ticket.Spokespeople;
import dev.deskbell.ticket.TicketRef;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Who may speak for the organisation. */
@Component
class Publishers {
  private final People people;
  private final Policies policies;
  private final ObjectProvider<Spokespeople> spokespeople;

  Publishers(People people, Policies policies, ObjectProvider<Spokespeople> spokespeople) {
    this.people = people;
    this.policies = policies;
    this.spokespeople = spokespeople;
  }

  /** Refuses who may not, or where there is no page. */
  void check(Turn turn, @Nullable TicketRef about) {
    if (!policies.current(StatusPolicy.SECTION).isOn()) {
      throw new Refusal(
          "There is no status page: the organisation's files have no status.yaml. An administrator"
              + " can write one.");
    }
    var who = turn.actor().id();
    if (!people.holds(who, Role.MANAGER, null) && !isListed(who) && !speaksAbout(about, who)) {
      throw new Refusal(
          "Only managers, and whom status.yaml names as publishers, speak on the status page. Ask"
              + " one of them.");
    }
  }

  private boolean isListed(Person.Id who) {
    return policies.current(StatusPolicy.SECTION).speakers().stream()
        .flatMap(it -> people.named(it).stream())
        .anyMatch(it -> people.same(it.id(), who));
  }

  private boolean speaksAbout(@Nullable TicketRef about, Person.Id who) {
    return about != null && spokespeople.stream().anyMatch(it -> it.speaks(about, who));
  }
}
