package dev.deskbell.oncall;

import dev.deskbell.people.Person;
import dev.deskbell.people.Team;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.SequencedSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Says to others who is on call. */
@Component
public class OnCall {
  private final Schedules schedules;

  OnCall(Schedules schedules) {
    this.schedules = schedules;
  }

  /** Who is on call for the team at that moment, in the order of its schedules; may be nobody. */
  public SequencedSet<Person.Id> of(Team.Id team, Instant at) {
    return schedules.of(team).stream()
        .flatMap(it -> schedules.at(it, at).stream())
        .map(Shift::who)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
