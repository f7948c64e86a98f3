package dev.deskbell.oncall;

import dev.deskbell.people.People;
import dev.deskbell.people.Person;
import dev.deskbell.people.Role;
import dev.deskbell.people.Rooms;
import dev.deskbell.people.Team;
import dev.deskbell.ticket.Head;
import dev.deskbell.ticket.Tickets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the people and rooms that a step means, at the moment it is due. */
@Component
class Targets {
  private final Schedules schedules;
  private final People people;
  private final Rooms rooms;
  private final Tickets tickets;

  Targets(Schedules schedules, People people, Rooms rooms, Tickets tickets) {
    this.schedules = schedules;
    this.people = people;
    this.rooms = rooms;
    this.tickets = tickets;
  }

  /** Each person and room once, with the first reason for them; nobody who is busy. */
  List<Notice> of(List<Target> targets, Head head, Instant at, Set<Person.Id> busy) {
    var found = new LinkedHashMap<Object, Notice>();
    for (var target : targets) {
      for (var notice : of(target, head, at)) {
        switch (notice) {
          case Notice.ToPerson it when !busy.contains(it.who()) && reachable(head, it.who()) ->
              found.putIfAbsent(it.who(), it);
          case Notice.ToPerson _ -> {}
          case Notice.ToRoom it -> found.putIfAbsent(it.room(), it);
        }
      }
    }
    return new ArrayList<>(found.values());
  }

  /** Who may not know of a private ticket is not paged for it either. */
  private boolean reachable(Head head, Person.Id who) {
    return people.get(who).active() && tickets.visible(head, who) && takesPart(head, who);
  }

  /** An exercise wakes nobody who is not in it. */
  private static boolean takesPart(Head head, Person.Id who) {
    return !head.drill() || who.equals(head.assignee()) || head.watchers().contains(who);
  }

  private List<Notice> of(Target target, Head head, Instant at) {
    if (target.person() != null) {
      return someone(people.named(target.person()).map(Person::id), "by name");
    }
    if (target.assignee() != null) {
      return someone(Optional.ofNullable(head.assignee()), "has it");
    }
    if (target.schedule() != null) {
      return schedules(target.schedule(), head).stream()
          .flatMap(it -> schedules.at(it, at).stream().map(shift -> onCall(it, shift)))
          .toList();
    }
    return target.team() != null
        ? team(teamOf(target.team(), head))
        : room(teamOf(target.room(), head), head);
  }

  private static List<Notice> someone(Optional<Person.Id> who, String why) {
    return who.<Notice>map(it -> new Notice.ToPerson(it, why)).stream().toList();
  }

  private static Notice onCall(Schedule schedule, Shift shift) {
    return new Notice.ToPerson(shift.who(), "on call: " + schedule.name());
  }

  private List<Schedule> schedules(String named, Head head) {
    if (!named.equals(Target.ITS_TEAM)) {
      return schedules.get(named).stream().toList();
    }
    return head.team() == null ? List.of() : schedules.of(head.team());
  }

  private static Team.@Nullable Id teamOf(@Nullable String named, Head head) {
    if (named == null) {
      return null;
    }
    return named.equals(Target.ITS_TEAM) ? head.team() : new Team.Id(named);
  }

  private List<Notice> team(Team.@Nullable Id team) {
    return team == null
        ? List.of()
        : people.membersOf(team).stream()
            .map(Person::id)
            .filter(it -> people.holds(it, Role.RESPONDER, team))
            .<Notice>map(it -> new Notice.ToPerson(it, "of the team " + team))
            .toList();
  }

  /** Neither a private ticket nor an exercise is called out in a room. */
  private List<Notice> room(Team.@Nullable Id team, Head head) {
    if (team == null || head.hidden() || head.drill()) {
      return List.of();
    }
    return rooms.of(new Rooms.Owner.OfTeam(team)).stream()
        .<Notice>map(it -> new Notice.ToRoom(it, team.value(), "room of the team " + team))
        .toList();
  }
}
