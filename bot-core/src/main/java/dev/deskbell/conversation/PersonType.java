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

/** A person: a mention, a handle or a name; {@code me} is who types it. */
@Component
public class PersonType implements Type<Person> {
  /** Names that fit what nobody is called. */
  private static final int MOST_MEANT = 3;

  private final People people;

  PersonType(People people) {
    this.people = people;
  }

  @Override
  public Person read(String typed, Reader reader) {
    var said = typed.strip();
    return person(said, reader).orElseThrow(() -> new Refusal(no(said)));
  }

  private Optional<Person> person(String said, Reader reader) {
    var mentioned = reader.mentioned().get(said);
    if (mentioned != null) {
      return Optional.of(people.behind(mentioned).orElseGet(() -> met(mentioned, said)));
    }
    return said.equalsIgnoreCase("me")
        ? Optional.of(reader.person())
        : people.named(said).or(() -> picked(said));
  }

  /** Who is mentioned may never have spoken to the desk. */
  private Person met(Account account, String said) {
    return people.meet(Speaker.member(account, said.replaceFirst("^@", "")));
  }

  /** Who has no handle is picked by number, for names are not unique. */
  private Optional<Person> picked(String said) {
    return said.matches("#\\d{1,18}")
        ? people.find(new Person.Id(Long.parseLong(said.substring(1))))
        : Optional.<Person>empty();
  }

  private String no(String said) {
    var like = said.isEmpty() ? List.<Person>of() : people.like(said);
    if (like.isEmpty()) {
      return "I don't know anybody called “"
          + said
          + "”. Mention them, or type a name such as @ben.";
    }
    return "“"
        + said
        + "” is not one person. Did you mean "
        + like.stream().limit(MOST_MEANT).map(this::named).collect(Collectors.joining(", or "))
        + "?";
  }

  private String named(Person person) {
    return person.name() + " (" + value(person) + ")";
  }

  private static String value(Person person) {
    return person.handle() == null ? "#" + person.id() : "@" + person.handle();
  }

  @Override
  public Field field(Field.Ask ask, @Nullable String typed, Reader reader) {
    return new Field.PersonPick(ask, typed == null ? null : account(typed.strip(), reader));
  }

  /** Their account where the form is seen, for a platform's picker knows no other. */
  private @Nullable Account account(String typed, Reader reader) {
    var workspace = workspace(reader);
    return person(typed, reader).stream()
        .flatMap(it -> people.accountsOf(it.id()).stream())
        .filter(it -> it.platform().equals(reader.place().platform()))
        .filter(it -> it.workspace().equals(workspace))
        .findFirst()
        .orElse(null);
  }

  /** Where the form is seen; direct messages that are in none are seen as whose member one is. */
  private String workspace(Reader reader) {
    var place = reader.place();
    var own =
        people.accountsOf(reader.person().id()).stream()
            .filter(it -> it.platform().equals(place.platform()))
            .map(Account::workspace)
            .toList();
    return own.isEmpty() || own.contains(place.workspace()) ? place.workspace() : own.getFirst();
  }

  @Override
  public List<Choice> suggest(String typed, Reader reader) {
    return people.like(typed).stream().map(it -> new Choice(value(it), it.name())).toList();
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
    return "@ben";
  }
}
