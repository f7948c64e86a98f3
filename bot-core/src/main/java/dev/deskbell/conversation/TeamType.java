package dev.deskbell.conversation;

import dev.deskbell.people.People;
import dev.deskbell.people.Team;
import org.springframework.stereotype.Component;

/** A team, by its short name or its whole one. */
@Component
public class TeamType implements Refined<Team> {
  private final Type<Team> type;

  TeamType(People people) {
    this.type = Types.named("team", people::teams, it -> it.id().value(), Team::name, "network");
  }

  @Override
  public Type<Team> type() {
    return type;
  }
}
