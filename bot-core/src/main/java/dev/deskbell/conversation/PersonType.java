package dev.deskbell.conversation;

import dev.deskbell.chat.Account;
import dev.deskbell.chat.Choice;
import dev.deskbell.chat.Field;
import dev.deskbell.chat.Phrase;
import dev.deskbell.chat.Speaker;
import dev.deskbell.people.People;
import dev.deskbell.people.Person;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A person, mentioned or named: {@code @ana}, {@code Ana Lima}, {@code me}. */
@Component
public class PersonType implements Type<Person> {
  private final People people;

  PersonType(People people) {
    this.people = people;
  }

  @Override
  public Person read(String typed, Reader reader) {
    var said = typed.strip();
    if (said.equalsIgnoreCase("me") || said.equalsIgnoreCase("@me")) {
      return reader.person();
    }
    var account = reader.mentioned().get(said);
    return account == null ? people.named(said).orElseThrow(() -> no(said)) : behind(account, said);
  }

  /** Who is mentioned may never have spoken to the desk. */
  private Person behind(Account account, String said) {
    return people
        .behind(account)
        .orElseGet(() -> people.meet(Speaker.member(account, said.replaceFirst("^@", ""))));
  }

  private Refusal no(String said) {
    var near =
        people.like(said).stream().limit(3).map(Person::name).collect(Collectors.joining(", "));
    return new Refusal(
        "I know nobody, or more than one, called "
            + Given.quoted(said)
            + ". "
            + (near.isEmpty() ? "Mention them with @." : "Did you mean " + near + "?"));
  }

  @Override
  public Field field(Field.Ask ask, @Nullable String typed, Reader reader) {
    return new Field.PersonPick(ask, chosen(typed, reader).orElse(null));
  }

  private Optional<Account> chosen(@Nullable String typed, Reader reader) {
    if (typed == null || typed.isBlank()) {
      return Optional.empty();
    }
    try {
      var place = reader.place();
      return people.accountsOf(read(typed, reader).id()).stream()
          .filter(it -> it.platform().equals(place.platform()))
          .filter(it -> it.workspace().equals(place.workspace()))
          .findFirst();
    } catch (Refusal _) {
      return Optional.empty();
    }
  }

  @Override
  public List<Choice> suggest(String typed, Reader reader) {
    return people.like(typed.strip()).stream()
        .limit(Choice.MOST)
        .map(it -> new Choice(it.handle() == null ? it.name() : "@" + it.handle(), it.name()))
        .toList();
  }

  @Override
  public boolean suggests() {
    return true;
  }

  @Override
  public Phrase.Kind kind() {
    return Phrase.Kind.PERSON;
  }

  @Override
  public String example() {
    return "@ana";
  }
}
