package dev.deskbell.approval;

import dev.deskbell.people.People;
import dev.deskbell.people.Person;
import dev.deskbell.people.Role;
import dev.deskbell.ticket.Head;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sees how things are with people at the moment of a deed. */
@Component
class Present {
  private final People people;
  private final Sources sources;
  private final Deputies deputies;

  Present(People people, Sources sources, Deputies deputies) {
    this.people = people;
    this.sources = sources;
    this.deputies = deputies;
  }

  /** For an asking about that ticket. */
  Circumstances of(Head head, Set<Person.Id> concerned, Instant at) {
    return new Now(head, today(head, concerned), concerned, at);
  }

  /** Who is concerned now: whoever was when it was asked, and who has the ticket since. */
  private Set<Person.Id> today(Head head, Set<Person.Id> concerned) {
    var all = new HashSet<Person.Id>();
    concerned.forEach(it -> all.add(people.get(it).id()));
    all.add(people.get(head.requester()).id());
    if (head.assignee() != null) {
      all.add(people.get(head.assignee()).id());
    }
    return all;
  }

  /** What has been looked up once holds for the deed. */
  private final class Now implements Circumstances {
    private final Head head;
    private final Set<Person.Id> concernedNow;
    private final Set<Person.Id> concernedThen;
    private final Instant at;
    private final Map<Stage, Set<Person.Id>> entitled = new HashMap<>();
    private final Map<Person.Id, Set<Person.Id>> standingIn = new HashMap<>();
    private @Nullable Stage known;

    private Now(Head head, Set<Person.Id> concernedNow, Set<Person.Id> concernedThen, Instant at) {
      this.head = head;
      this.concernedNow = concernedNow;
      this.concernedThen = concernedThen;
      this.at = at;
    }

    @Override
    public Person.Id today(Person.Id id) {
      return people.get(id).id();
    }

    @Override
    public boolean present(Person.Id id) {
      return people.holds(id, Role.REQUESTER, null);
    }

    @Override
    public Set<Person.Id> entitled(Stage stage) {
      known = stage;
      return entitled.computeIfAbsent(
          stage, it -> sources.of(it.sources(), head, concernedThen, at));
    }

    @Override
    public Set<Person.Id> concerned() {
      return concernedNow;
    }

    /** All of the panel's are asked for at once. */
    @Override
    public Set<Person.Id> deputies(Person.Id member) {
      if (!standingIn.containsKey(member)) {
        var all = new HashSet<>(Set.of(member));
        if (known != null) {
          known.panel().forEach(it -> all.add(today(it)));
        }
        all.forEach(it -> standingIn.put(it, Set.of()));
        standingIn.putAll(deputies.standingIn(all, at));
      }
      return standingIn.getOrDefault(member, Set.of());
    }
  }
}
