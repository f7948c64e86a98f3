package dev.deskbell.desk;

import dev.deskbell.chat.Account;
import dev.deskbell.chat.Place;
import dev.deskbell.chat.Speaker;
import dev.deskbell.console.Resident;
import dev.deskbell.console.Residents;
import dev.deskbell.people.People;
import dev.deskbell.people.Person;
import dev.deskbell.people.Role;
import dev.deskbell.people.Rooms;
import dev.deskbell.people.Team;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Lets everybody of the organisation whom its files give an account there live in the console. */
@Component
class OrganisationResidents implements Residents {
  private static final String PLATFORM = "console";
  private static final String WORKSPACE = "example";

  private final People people;
  private final Rooms rooms;

  OrganisationResidents(People people, Rooms rooms) {
    this.people = people;
    this.rooms = rooms;
  }

  /** Employees first: a newcomer begins as one of them. */
  @Override
  public List<Resident> all() {
    return people.on(PLATFORM).stream()
        .sorted(Comparator.comparing((Person it) -> role(it)).thenComparing(Person::name))
        .flatMap(this::residents)
        .toList();
  }

  /** Without asking for everybody: this is who knocks with every request. */
  @Override
  public Optional<Resident> called(String user) {
    if (user.isBlank() || user.indexOf('\0') >= 0) {
      return Optional.empty(); // no name, nor anything a database could look for
    }
    var account = new Account(PLATFORM, WORKSPACE, user);
    return people
        .behind(account)
        .filter(it -> it.active() && people.kindOf(it.id()) != Speaker.Kind.BOT)
        .map(it -> resident(account, it));
  }

  private Resident resident(Account account, Person person) {
    return new Resident(account.user(), person.name(), part(person));
  }

  private Stream<Resident> residents(Person person) {
    return people.accountsOf(person.id()).stream()
        .filter(it -> it.platform().equals(PLATFORM) && it.workspace().equals(WORKSPACE))
        .map(it -> resident(it, person));
  }

  private Role role(Person person) {
    return Stream.concat(
            Stream.of(people.roleOf(person.id(), null)),
            people.teamsOf(person.id()).stream().map(it -> people.roleOf(person.id(), it)))
        .max(Comparator.naturalOrder())
        .orElse(Role.REQUESTER);
  }

  private String part(Person person) {
    var teams =
        people.teamsOf(person.id()).stream()
            .sorted()
            .flatMap(it -> people.team(it).stream())
            .map(Team::name)
            .collect(Collectors.joining(", "));
    var part =
        switch (role(person)) {
          case REQUESTER -> "Employee";
          case AGENT -> "Agent";
          case RESPONDER -> "Responder";
          case MANAGER -> "Manager";
          case ADMINISTRATOR -> "Administrator";
        };
    return teams.isEmpty() ? part : part + ", " + teams;
  }

  /** A team's room is the team's own; a practice's belongs to all who work on tickets. */
  @Override
  public List<Room> rooms() {
    var general = new Room("general", "general", "For everybody", Set.of());
    var bound =
        rooms.all().entrySet().stream()
            .flatMap(it ->
                it.getValue().stream()
                    .filter(place -> place.platform().equals(PLATFORM))
                    .map(place -> room(place, it.getKey())));
    return Stream.concat(Stream.of(general), bound)
        .collect(Collectors.toMap(Room::id, it -> it, (one, _) -> one, LinkedHashMap::new))
        .values()
        .stream()
        .toList();
  }

  private Room room(Place place, String owner) {
    var team = people.team(new Team.Id(owner));
    return new Room(
        place.channel(),
        place.channel(),
        team.map(it -> "For the team " + it.name()).orElse("For everybody who handles them"),
        members(team.map(List::of).orElseGet(people::teams)));
  }

  private Set<String> members(List<Team> teams) {
    return teams.stream()
        .flatMap(it -> people.membersOf(it.id()).stream())
        .flatMap(it -> people.accountsOf(it.id()).stream())
        .filter(it -> it.platform().equals(PLATFORM))
        .map(Account::user)
        .collect(Collectors.toUnmodifiableSet());
  }
}
