package dev.deskbell.conversation;

import dev.deskbell.chat.Choice;
import dev.deskbell.chat.Field;
import dev.deskbell.people.People;
import dev.deskbell.people.Person;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A person: {@code @ana}. */
@Component
public class PersonType implements Type<Person> {
  private final People people;

  PersonType(People people) {
    this.people = people;
  }

  @Override
  public Person read(String typed, Reader reader) {
    var account = reader.mentioned().get(typed.strip());
    return (account == null ? people.named(typed) : people.behind(account))
        .orElseThrow(() -> new Refusal("I don't know anybody called " + typed + "."));
  }

  @Override
  public Field field(Field.Ask ask, @Nullable String typed, Reader reader) {
    return new Field.PersonPick(ask, null);
  }

  @Override
  public List<Choice> suggest(String typed, Reader reader) {
    return people.like(typed).stream().map(it -> new Choice("@" + it.handle(), it.name())).toList();
  }

  @Override
  public boolean suggests() {
    return true;
  }

  @Override
  public String example() {
    return "@ben";
  }
}
