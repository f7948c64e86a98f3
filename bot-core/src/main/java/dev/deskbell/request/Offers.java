package dev.deskbell.request;

import dev.deskbell.approval.Risk;
import dev.deskbell.conversation.Refusal;
import dev.deskbell.conversation.When;
import dev.deskbell.people.People;
import dev.deskbell.people.Person;
import dev.deskbell.people.Role;
import dev.deskbell.people.Team;
import dev.deskbell.ticket.TicketRef;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** To whom items are offered, and on what terms. */
@Component
class Offers {
  private final People people;
  private final Requests requests;

  Offers(People people, Requests requests) {
    this.people = people;
    this.requests = requests;
  }

  /** Who may ask for an item, as the files write it. */
  sealed interface Audience {
    record OfTeam(Team.Id team) implements Audience {}

    record Holding(Role role) implements Audience {}

    record Somebody(String handle) implements Audience {}

    static Optional<Audience> read(String written) {
      var space = written.indexOf(' ');
      var name = written.substring(space + 1).strip();
      if (space < 0 || name.isEmpty()) {
        return Optional.empty();
      }
      return switch (written.substring(0, space)) {
        case "team" -> Optional.of(new OfTeam(new Team.Id(name)));
        case "person" -> Optional.of(new Somebody(name));
        case "role" -> role(name).map(Holding::new);
        default -> Optional.empty();
      };
    }

    private static Optional<Role> role(String name) {
      for (var role : Role.values()) {
        if (role.name().toLowerCase(Locale.ROOT).equals(name)) {
          return Optional.of(role);
        }
      }
      return Optional.empty();
    }
  }

  /** Whether the catalogue shows it to them. */
  boolean shows(Item item, Person to) {
    return item.offer() == null && allows(item, to);
  }

  /** Whether they may ask for it, though only by its name. */
  boolean knows(Item item, Person by) {
    return !item.isRetired() && allows(item, by);
  }

  private boolean allows(Item item, Person who) {
    return item.audience().isEmpty()
        || item.audience().stream()
            .flatMap(it -> Audience.read(it).stream())
            .anyMatch(it -> includes(it, who));
  }

  private boolean includes(Audience audience, Person who) {
    return switch (audience) {
      case Audience.OfTeam(var team) -> people.teamsOf(who.id()).contains(team);
      case Audience.Holding(var role) -> people.holds(who.id(), role, null);
      case Audience.Somebody(var handle) -> handle.equals(who.handle());
    };
  }

  /** Refuses who may not ask for it, and what is asked for nobody who is there. */
  void check(Item item, Person by, Person requester) {
    if (item.isRetired()) {
      throw new Refusal(
          "%s is not offered any more. Say `catalogue` to see what is.".formatted(item.name()));
    }
    if (!allows(item, by)) {
      throw new Refusal(
          "%s is for: %s. Ask one of them to raise it for you (for:@you)."
              .formatted(item.name(), String.join(", ", item.audience())));
    }
    if (!people.holds(requester.id(), Role.REQUESTER, null)) {
      throw new Refusal("%s is not here any more.".formatted(requester.name()));
    }
  }

  Request.Terms terms(Item item, @Nullable Long cost, @Nullable Instant until) {
    return new Request.Terms(
        item.approval(),
        cost,
        item.risk() == null ? Risk.LOW : item.risk(),
        item.accessDays() == null ? null : until,
        null,
        item.checklist().size());
  }

  /** Refuses access for longer than it is given at most. */
  void checkLength(Item item, @Nullable When until, Instant at) {
    var days = item.accessDays();
    if (days != null && until != null && until.instant().isAfter(at.plus(Duration.ofDays(days)))) {
      throw new Refusal(
          "%s is given for %d days at most, and can be extended then. Say an earlier day."
              .formatted(item.name(), days));
    }
  }

  /** Those of one that begins anew. */
  Request.Terms terms(TicketRef old) {
    var request = requests.findByRef(old).orElseThrow();
    return new Request.Terms(
        request.policy(), request.cost(), request.risk(), request.until(), null, 0);
  }

  /** Those of one that gives the same access for longer. */
  Request.Terms renewing(TicketRef old, Instant until) {
    var request = requests.findByRef(old).orElseThrow();
    return new Request.Terms(request.policy(), request.cost(), request.risk(), until, old, 0);
  }
}
