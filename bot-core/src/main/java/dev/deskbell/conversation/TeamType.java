package dev.deskbell.conversation;

import dev.deskbell.chat.Choice;
import dev.deskbell.chat.Field;
import dev.deskbell.people.People;
import dev.deskbell.people.Team;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A team: {@code network}. */
@Component
public class TeamType implements Type<Team> {
  private final People people;

  TeamType(People people) {
    this.people = people;
  }

  @Override
  public Team read(String typed, Reader reader) {
    return people
        .team(new Team.Id(typed.strip().toLowerCase(java.util.Locale.ROOT)))
        .orElseThrow(() -> new Refusal("There is no team " + typed + "."));
  }

  @Override
  public Field field(Field.Ask ask, @Nullable String typed, Reader reader) {
    var choices =
        people.teams().stream().map(it -> new Choice(it.id().value(), it.name())).toList();
    return new Field.Pick(ask, choices, typed == null ? List.of() : List.of(typed), 1, false);
  }

  @Override
  public String example() {
    return "network";
  }
}
