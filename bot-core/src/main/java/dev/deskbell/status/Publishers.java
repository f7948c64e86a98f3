package dev.deskbell.status;

import dev.deskbell.conversation.Refusal;
import dev.deskbell.conversation.Turn;
import dev.deskbell.people.People;
import dev.deskbell.people.Person;
import dev.deskbell.people.Role;
import dev.deskbell.policy.Policies;
import dev.deskbell.ticket.Head;
import dev.deskbell.ticket.Spokespeople;
import dev.deskbell.ticket.TicketRef;
import dev.deskbell.ticket.Tickets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Who may speak for the organisation. */
@Component
class Publishers {
  private final People people;
  private final Policies policies;
  private final Tickets tickets;
  private final ObjectProvider<Spokespeople> spokespeople;

  Publishers(
      People people,
      Policies policies,
      Tickets tickets,
      ObjectProvider<Spokespeople> spokespeople) {
    this.people = people;
    this.policies = policies;
    this.tickets = tickets;
    this.spokespeople = spokespeople;
  }

  /** Refuses who may not begin a notice, what is only an exercise, or where there is no page. */
  void checkNew(Turn turn, @Nullable TicketRef about) {
    var head = about == null ? Optional.<Head>empty() : tickets.look(about);
    check(turn, head.filter(it -> it.phase().isOpen()).map(Head::ref).orElse(null));
    if (head.filter(Head::drill).isPresent()) {
      throw new Refusal(
          about + " is a drill: nothing is broken, so the status page says nothing of it.");
    }
  }

  /** The same for a draft: who began an open notice may end it, although its ticket is over. */
  void check(Turn turn, Draft draft) {
    if (draft.isNew()) {
      checkNew(turn, draft.ticket());
    } else {
      check(turn, draft.ticket());
    }
  }

  /** Refuses who may not go on with a notice, or where there is no page. */
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
    return about != null
        && tickets.look(about).filter(it -> !it.drill()).isPresent()
        && spokespeople.stream().anyMatch(it -> it.speaks(about, who));
  }
}
