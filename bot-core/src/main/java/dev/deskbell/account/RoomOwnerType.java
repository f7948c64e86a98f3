package dev.deskbell.account;

import dev.deskbell.chat.Choice;
import dev.deskbell.chat.Field;
import dev.deskbell.conversation.Reader;
import dev.deskbell.conversation.Refusal;
import dev.deskbell.conversation.Type;
import dev.deskbell.people.People;
import dev.deskbell.people.PracticeName;
import dev.deskbell.people.Rooms;
import dev.deskbell.people.Rooms.Owner;
import dev.deskbell.policy.Closest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Whose cards a room gets: a team's or a practice's. */
@Component
class RoomOwnerType implements Type<Owner> {
  private final People people;
  private final Rooms rooms;
  private final ObjectProvider<PracticeName> practices;

  RoomOwnerType(People people, Rooms rooms, ObjectProvider<PracticeName> practices) {
    this.people = people;
    this.rooms = rooms;
    this.practices = practices;
  }

  @Override
  public Owner read(String typed, Reader reader) {
    var said = typed.strip().toLowerCase(Locale.ROOT);
    return Optional.ofNullable(known().get(said)).orElseThrow(() -> new Refusal(no(said)));
  }

  private Map<String, Owner> known() {
    var known = new LinkedHashMap<String, Owner>();
    rooms.practices().forEach(it -> known.put(it, new Owner.OfPractice(it)));
    practices.stream().forEach(it -> known.put(it.name(), new Owner.OfPractice(it.name())));
    people.teams().forEach(it -> known.put(it.id().value(), new Owner.OfTeam(it.id())));
    return known;
  }

  private String no(String said) {
    var known = known().keySet();
    return "“"
        + said
        + "” is neither a team nor a practice. "
        + Closest.to(said, known)
            .map(it -> "Did you mean " + it + "?")
            .orElse("Say one of: " + String.join(", ", known) + ".");
  }

  @Override
  public Field field(Field.Ask ask, @Nullable String typed, Reader reader) {
    var chosen = typed == null ? List.<String>of() : List.of(typed.strip());
    var choices = suggest("", reader);
    var known = chosen.stream().filter(known().keySet()::contains).toList();
    return new Field.Pick(ask, choices, known, 1, known().size() > Choice.MOST);
  }

  @Override
  public List<Choice> suggest(String typed, Reader reader) {
    var said = typed.strip().toLowerCase(Locale.ROOT);
    return known().keySet().stream()
        .filter(it -> it.contains(said))
        .limit(Choice.MOST)
        .map(it -> new Choice(it, it))
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
