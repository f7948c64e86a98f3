package dev.deskbell.ticket;

import dev.deskbell.delivery.Destination;
import dev.deskbell.people.People;
import dev.deskbell.people.Person;
import dev.deskbell.people.Preferences;
import dev.deskbell.people.Role;
import dev.deskbell.people.Rooms;
import dev.deskbell.people.Team;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** Decides where a ticket's card is kept. */
@Component
class Showings {
  private final Rooms rooms;
  private final People people;
  private final TicketKinds kinds;
  private final Visibility visibility;
  private final SingletonSupplier<List<Affecting>> affecting;

  Showings(
      Rooms rooms,
      People people,
      TicketKinds kinds,
      Visibility visibility,
      ObjectProvider<Affecting> affecting) {
    this.affecting = SingletonSupplier.of(() -> affecting.stream().toList());
    this.rooms = rooms;
    this.people = people;
    this.kinds = kinds;
    this.visibility = visibility;
  }

  /**
   * Where it stands and where it should, now that it looks like this. A card once shown stays, and
   * stays current, unless the ticket is a secret for who reads there.
   */
  Set<Destination> of(Head head) {
    var shown = new HashSet<>(head.shown());
    shown.removeIf(it -> !mayStand(head, it));
    rooms(head).forEach(shown::add);
    for (var person : concerned(head)) {
      if (wanted(head, person) && shown.stream().noneMatch(it -> reaches(it, person))) {
        shown.add(new Destination.Someone(person));
      }
    }
    return Set.copyOf(shown);
  }

  private boolean mayStand(Head head, Destination where) {
    return switch (where) {
      case Destination.Room _, Destination.Workspace _ -> Visibility.allowsRoom(head);
      case Destination.Inside(var room, _) ->
          Visibility.allowsRoom(head) || OwnRoom.keepsSecrets(room);
      case Destination.Someone(var who) -> visibility.allows(head, who);
      case Destination.OnAccount(var account) ->
          people.behind(account).filter(it -> visibility.allows(head, it.id())).isPresent();
      case Destination.Below(var _, var above) -> mayStand(head, above);
    };
  }

  /** Whether it is that person's, under whichever of their ids it was first told. */
  boolean reaches(Destination where, Person.Id person) {
    return where instanceof Destination.Someone(var who) && people.same(who, person);
  }

  /** A card is news too: who does not want to hear at once gets none, unless it is theirs. */
  private boolean wanted(Head head, Person.Id person) {
    if (person.equals(head.requester())) {
      return true;
    }
    if (person.equals(head.assignee())) {
      return atOnce(person, Preferences.What.ASSIGNED);
    }
    return !head.watchers().contains(person) || atOnce(person, Preferences.What.WATCHED);
  }

  private boolean atOnce(Person.Id person, Preferences.What what) {
    return people.preferencesOf(person).of(what) == Preferences.How.NOW;
  }

  /** The rooms of its team and practice, and of teams it affects, unless it is private. */
  Set<Destination> rooms(Head head) {
    var practice = kinds.of(head.ref()).name();
    return head.hidden()
        ? Set.of()
        : Stream.concat(
                rooms.of(head.team(), practice).stream(),
                affected(head).flatMap(it -> rooms.of(new Rooms.Owner.OfTeam(it)).stream()))
            .map(Destination.Room::new)
            .collect(Collectors.toUnmodifiableSet());
  }

  private Stream<Team.Id> affected(Head head) {
    return affecting.obtain().stream()
        .filter(it -> it.kind().prefix().equals(head.ref().kind()))
        .flatMap(it -> it.teams(head).stream());
  }

  /** The same, and its own room if it has one. */
  Set<Destination> places(Head head) {
    return Stream.concat(rooms(head).stream(), OwnRooms.of(head).stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Whom it concerns now, and who is still there. */
  Set<Person.Id> concerned(Head head) {
    var concerned = new LinkedHashSet<Person.Id>();
    concerned.add(head.requester());
    if (head.assignee() != null) {
      concerned.add(head.assignee());
    }
    concerned.addAll(head.watchers());
    concerned.addAll(team(head));
    concerned.remove(Fact.DESK);
    concerned.removeIf(it -> !people.get(it).active());
    return concerned;
  }

  /** Whom a private ticket's team is told through: there is no room for it. */
  private Set<Person.Id> team(Head head) {
    var team = head.team();
    return team == null || !head.hidden() || head.assignee() != null
        ? Set.of()
        : people.membersOf(team).stream()
            .map(Person::id)
            .filter(it -> people.holds(it, Role.AGENT, team))
            .collect(Collectors.toSet());
  }
}
