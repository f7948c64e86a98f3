package dev.deskbell.ticket;

import dev.deskbell.delivery.Destination;
import dev.deskbell.people.People;
import dev.deskbell.people.Person;
import dev.deskbell.people.Preferences;
import dev.deskbell.people.Preferences.How;
import dev.deskbell.people.Preferences.What;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Who hears what in the threads below a ticket's cards, and who hears it later. */
@Component
class Listeners {
  private final Showings showings;
  private final Visibility visibility;
  private final People people;

  Listeners(Showings showings, Visibility visibility, People people) {
    this.showings = showings;
    this.visibility = visibility;
    this.people = people;
  }

  /**
   * Where something is told.
   *
   * @param now cards in whose threads it is told
   * @param later people who want it in their digest
   */
  record Listening(Set<Destination> now, Set<Person.Id> later) {}

  /** What happened: to the rooms it belongs to, to those it left, and to whom it concerns. */
  Listening ofNews(Head head, Heard change, Audience to) {
    var rooms = new HashSet<>(showings.places(head));
    rooms.addAll(showings.rooms(change.before()));
    var listening = listening(head, change, to, rooms, What.UPDATES);
    listening.now().addAll(leaving(head, change));
    return listening;
  }

  /** What was said: in all threads of that audience that there are. */
  Listening ofComment(Head head, Heard change, Audience to) {
    var rooms =
        head.shown().stream()
            .filter(it -> it instanceof Destination.Room || it instanceof Destination.Inside)
            .collect(Collectors.toSet());
    return listening(head, change, to, rooms, What.COMMENTS);
  }

  private Listening listening(
      Head head, Heard change, Audience to, Set<Destination> rooms, What what) {
    var now = new HashSet<Destination>(rooms);
    now.retainAll(head.shown());
    var later = new HashSet<Person.Id>();
    for (var person : showings.concerned(head)) {
      if (to == Audience.TEAM && visibility.audience(head, person) != Audience.TEAM) {
        continue;
      }
      switch (how(head, change.fact(), person, what)) {
        case NOW -> now.addAll(cards(head, person));
        case DIGEST -> later.add(person);
        case NEVER -> {}
      }
    }
    later.removeIf(it -> people.same(it, change.fact().by()));
    return new Listening(now, later);
  }

  private How how(Head head, Fact fact, Person.Id person, What what) {
    var preferences = people.preferencesOf(person);
    if (fact instanceof TicketFact.Assigned it && people.same(it.to(), person)) {
      return preferences.of(What.ASSIGNED);
    }
    var theirs = person.equals(head.requester()) || person.equals(head.assignee());
    return preferences.of(
        theirs || !head.watchers().contains(person) ? what : Preferences.What.WATCHED);
  }

  private Set<Destination> cards(Head head, Person.Id person) {
    return head.shown().stream()
        .filter(it -> showings.reaches(it, person))
        .collect(Collectors.toSet());
  }

  /** Who had it until now is told that it was taken from them. */
  Set<Destination> leaving(Head head, Heard change) {
    var had = change.before().assignee();
    return had == null
            || had.equals(change.after().assignee())
            || people.same(had, change.fact().by())
            || !people.get(had).active()
            || people.preferencesOf(had).of(What.UPDATES) != How.NOW
        ? Set.of()
        : cards(head, had);
  }
}
