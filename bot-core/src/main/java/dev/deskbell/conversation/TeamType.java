package dev.deskbell.conversation;

import dev.deskbell.chat.Choice;
import dev.deskbell.chat.Field;
import dev.deskbell.people.People;
import dev.deskbell.people.Team;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A team, by its short name or its name; a beginning that fits only one is enough. */
@Component
public class TeamType implements Type<Team> {
  private final People people;

  TeamType(People people) {
    this.people = people;
  }

  @Override
  public Team read(String typed, Reader reader) {
    var said = typed.strip().toLowerCase(Locale.ROOT);
    var exact = people.teams().stream().filter(it -> it.id().value().equals(said)).findFirst();
    return exact.orElseGet(() -> meant(typed, said));
  }

  private Team meant(String typed, String said) {
    var fits = people.teams().stream().filter(it -> fits(it, said)).toList();
    if (said.isEmpty() || fits.size() != 1) {
      throw no(typed, said);
    }
    return fits.getFirst();
  }

  private Refusal no(String typed, String said) {
    var known = people.teams().stream().map(it -> it.id().value()).toList();
    var near = Nearest.to(said, known, 1);
    return new Refusal(
        "There is no team "
            + Given.quoted(typed)
            + ". "
            + (near.isEmpty()
                ? "Say one of: " + String.join(", ", known.stream().limit(10).toList()) + "."
                : "Did you mean " + near.getFirst() + "?"));
  }

  private static boolean fits(Team team, String said) {
    return team.id().value().startsWith(said)
        || team.name().toLowerCase(Locale.ROOT).startsWith(said);
  }

  @Override
  public Field field(Field.Ask ask, @Nullable String typed, Reader reader) {
    var choices = suggest("", reader);
    var chosen = typed == null ? List.<String>of() : chosen(typed, reader);
    return new Field.Pick(ask, choices, chosen, 1, choices.size() < people.teams().size());
  }

  private List<String> chosen(String typed, Reader reader) {
    try {
      return List.of(read(typed, reader).id().value());
    } catch (Refusal _) {
      return List.of();
    }
  }

  @Override
  public List<Choice> suggest(String typed, Reader reader) {
    var said = typed.strip().toLowerCase(Locale.ROOT);
    return people.teams().stream()
        .filter(it -> fits(it, said))
        .limit(Choice.MOST)
        .map(it -> new Choice(it.id().value(), it.name()))
        .toList();
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
