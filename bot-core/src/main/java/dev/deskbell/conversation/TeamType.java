package dev.deskbell.conversation;

import dev.deskbell.chat.Choice;
import dev.deskbell.chat.Field;
import dev.deskbell.people.People;
import dev.deskbell.people.Team;
import dev.deskbell.policy.Closest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A team, by its short name or its whole one. */
@Component
public class TeamType implements Type<Team> {
  private final People people;

  TeamType(People people) {
    this.people = people;
  }

  @Override
  public Team read(String typed, Reader reader) {
    return team(typed).orElseThrow(() -> new Refusal(no(typed.strip())));
  }

  private Optional<Team> team(String typed) {
    var said = typed.strip();
    return people.teams().stream()
        .filter(it -> it.id().value().equalsIgnoreCase(said) || it.name().equalsIgnoreCase(said))
        .findFirst();
  }

  private String no(String said) {
    var ids = people.teams().stream().map(it -> it.id().value()).toList();
    return "There is no team “"
        + said
        + "”. "
        + Closest.to(said, ids)
            .map(it -> "Did you mean " + it + "?")
            .orElseGet(() ->
                ids.isEmpty()
                    ? "The organisation's files name none."
                    : "Say one of: "
                        + ids.stream().limit(10).collect(Collectors.joining(", "))
                        + ".");
  }

  @Override
  public Field field(Field.Ask ask, @Nullable String typed, Reader reader) {
    var all = people.teams().stream().map(TeamType::choice).toList();
    var shown = all.stream().limit(Choice.MOST).toList();
    var chosen = typed == null ? Optional.<Team>empty() : team(typed);
    return new Field.Pick(
        ask,
        shown,
        chosen.map(it -> it.id().value()).stream().toList(),
        1,
        all.isEmpty() || all.size() > Choice.MOST);
  }

  @Override
  public List<Choice> suggest(String typed, Reader reader) {
    var said = typed.strip().toLowerCase(Locale.ROOT);
    return people.teams().stream()
        .filter(it ->
            it.id().value().contains(said) || it.name().toLowerCase(Locale.ROOT).contains(said))
        .limit(Choice.MOST)
        .map(TeamType::choice)
        .toList();
  }

  private static Choice choice(Team team) {
    return new Choice(team.id().value(), team.name());
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
