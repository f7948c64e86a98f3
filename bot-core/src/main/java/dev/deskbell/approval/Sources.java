package dev.deskbell.approval;

import dev.deskbell.oncall.OnCall;
import dev.deskbell.people.People;
import dev.deskbell.people.Person;
import dev.deskbell.people.Role;
import dev.deskbell.people.Team;
import dev.deskbell.service.Service;
import dev.deskbell.service.Services;
import dev.deskbell.ticket.Head;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Finds the people whom a policy's sources name at this moment. */
@Component
class Sources {
  private final People people;
  private final Services services;
  private final OnCall duty;

  Sources(People people, Services services, OnCall duty) {
    this.people = people;
    this.services = services;
    this.duty = duty;
  }

  /**
   * As who they are today, without who has left, in the order of the sources.
   *
   * @param concerned whoever of these decides about who is in a team, does not decide through it
   */
  SequencedSet<Person.Id> of(
      Collection<String> sources, Head head, Set<Person.Id> concerned, Instant at) {
    return sources.stream()
        .flatMap(it -> Source.read(it).stream())
        .flatMap(it -> named(it, head, concerned, at))
        .map(it -> people.get(it).id())
        .filter(it -> people.holds(it, Role.REQUESTER, null))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private Stream<Person.Id> named(Source source, Head head, Set<Person.Id> concerned, Instant at) {
    return switch (source) {
      case Source.Somebody(var handle) -> people.named("@" + handle).stream().map(Person::id);
      case Source.OfTeam(var team) -> editedBy(concerned, team) ? Stream.empty() : members(team);
      case Source.ManagersOf(var team) -> managers(team, concerned);
      case Source.Holding(var role) -> people.holding(role).stream().map(Person::id);
      case Source.RequestersBoss() -> people.managerOf(head.requester()).stream().map(Person::id);
      case Source.ServiceOwner() -> owner(head).stream().flatMap(it -> managers(it, concerned));
      case Source.ServiceTeam() ->
          owner(head).stream().filter(it -> !editedBy(concerned, it)).flatMap(this::members);
      case Source.WhoeverIsOnCall() ->
          answering(head).stream()
              .filter(it -> !editedBy(concerned, it))
              .flatMap(it -> duty.of(it, at).stream());
    };
  }

  /** The team that answers for the ticket's service; whose the ticket is, when it has none. */
  private List<Team.Id> answering(Head head) {
    var owner = owner(head);
    return owner.isEmpty() && head.team() != null ? List.of(head.team()) : owner;
  }

  private List<Team.Id> owner(Head head) {
    var service = head.service();
    return service == null
        ? List.of()
        : services.get(new Service.Id(service)).map(Service::owner).stream().toList();
  }

  private Stream<Person.Id> members(Team.Id team) {
    return people.membersOf(team).stream().map(Person::id);
  }

  private Stream<Person.Id> managers(Team.Id team, Set<Person.Id> concerned) {
    return editedBy(concerned, team)
        ? Stream.empty()
        : members(team).filter(it -> people.holds(it, Role.MANAGER, team));
  }

  /** Whether one of them decides who belongs to the team: its owner and its managers do. */
  private boolean editedBy(Set<Person.Id> concerned, Team.Id team) {
    return concerned.stream()
        .anyMatch(it -> people.teamsOf(it).contains(team) && people.holds(it, Role.MANAGER, team));
  }
}
