package dev.deskbell.oncall;

import dev.deskbell.chat.Choice;
import dev.deskbell.chat.Field;
import dev.deskbell.conversation.Reader;
import dev.deskbell.conversation.Refusal;
import dev.deskbell.conversation.Type;
import dev.deskbell.people.People;
import dev.deskbell.people.Team;
import dev.deskbell.policy.Closest;
import dev.deskbell.service.Service;
import dev.deskbell.service.Services;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A schedule by its name, or by the team or service for which it is kept. */
@Component
class ScheduleType implements Type<Schedule> {
  private final Schedules schedules;
  private final People people;
  private final Services services;

  ScheduleType(Schedules schedules, People people, Services services) {
    this.schedules = schedules;
    this.people = people;
    this.services = services;
  }

  @Override
  public Schedule read(String typed, Reader reader) {
    var said = typed.strip();
    var found = found(said);
    if (found.size() == 1) {
      return found.getFirst();
    }
    throw new Refusal(found.isEmpty() ? no(said) : several(said, found));
  }

  private List<Schedule> found(String said) {
    var named = schedules.all().stream().filter(it -> fits(said, it.id(), it.name())).toList();
    return named.isEmpty() ? team(said).map(schedules::of).orElse(List.of()) : named;
  }

  private Optional<Team.Id> team(String said) {
    var team =
        people.teams().stream()
            .filter(it -> fits(said, it.id().value(), it.name()))
            .map(Team::id)
            .findFirst();
    return team.or(() ->
        services.current().stream()
            .filter(it -> fits(said, it.id().value(), it.name()))
            .map(Service::owner)
            .findFirst());
  }

  private static boolean fits(String said, String id, String name) {
    return id.equalsIgnoreCase(said) || name.equalsIgnoreCase(said);
  }

  private String no(String said) {
    var ids = schedules.all().stream().map(Schedule::id).toList();
    if (ids.isEmpty()) {
      return "The organisation's files name no schedules (schedules.yaml).";
    }
    return "No schedule, team or service with a schedule is called “"
        + said
        + "”. "
        + Closest.to(said, ids)
            .map(it -> "Did you mean " + it + "?")
            .orElseGet(() ->
                "Say one of: " + ids.stream().limit(10).collect(Collectors.joining(", ")) + ".");
  }

  private static String several(String said, List<Schedule> found) {
    return "There are several for “"
        + said
        + "”. Say one of: "
        + found.stream().map(Schedule::id).collect(Collectors.joining(", "))
        + ".";
  }

  @Override
  public Field field(Field.Ask ask, @Nullable String typed, Reader reader) {
    var all = schedules.all().stream().map(ScheduleType::choice).toList();
    var chosen = typed == null ? Stream.<Schedule>empty() : found(typed.strip()).stream();
    return new Field.Pick(
        ask,
        all.stream().limit(Choice.MOST).toList(),
        chosen.map(Schedule::id).limit(1).toList(),
        1,
        all.isEmpty() || all.size() > Choice.MOST);
  }

  @Override
  public List<Choice> suggest(String typed, Reader reader) {
    var said = typed.strip().toLowerCase(Locale.ROOT);
    return schedules.all().stream()
        .filter(it -> it.id().contains(said) || it.name().toLowerCase(Locale.ROOT).contains(said))
        .limit(Choice.MOST)
        .map(ScheduleType::choice)
        .toList();
  }

  private static Choice choice(Schedule schedule) {
    return new Choice(schedule.id(), schedule.name());
  }

  @Override
  public boolean suggests() {
    return true;
  }

  @Override
  public String example() {
    return "network";
  }
}
