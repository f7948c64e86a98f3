package dev.deskbell.account;

import dev.deskbell.conversation.Operation;
import dev.deskbell.conversation.Outcome;
import dev.deskbell.conversation.Param;
import dev.deskbell.conversation.PersonType;
import dev.deskbell.conversation.Practice;
import dev.deskbell.conversation.Refusal;
import dev.deskbell.conversation.Turn;
import dev.deskbell.conversation.Types;
import dev.deskbell.people.Administrators;
import dev.deskbell.people.Departures;
import dev.deskbell.people.People;
import dev.deskbell.people.Person;
import dev.deskbell.people.Role;
import java.util.List;
import org.springframework.stereotype.Component;

/** Becoming an administrator, and what one does about people. */
@Component
class AdministratorPractice implements Practice {
  private static final Param<String> CODE =
      Param.of("code", "Code", Types.word(40)).hinting("What the desk's log says");

  private final Administrators administrators;
  private final People people;
  private final Departures departures;
  private final Param<Person> who;

  AdministratorPractice(
      Administrators administrators, People people, Departures departures, PersonType person) {
    this.people = people;
    this.administrators = administrators;
    this.departures = departures;
    this.who = Param.of("who", "Who", person);
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.named("administrator.claim")
            .says("claim", "Become this desk's first administrator with the code from its log")
            .example("claim 7KQM-2XHD-94TB")
            .needs(CODE)
            .does(this::claim),
        Operation.named("person.left")
            .says("person left", "Say that somebody has left; their work is offered to their team")
            .example("person left @ben")
            .needs(who)
            .by(Role.ADMINISTRATOR)
            .does(this::left),
        Operation.named("person.back")
            .says("person back", "Say that somebody is here again")
            .example("person back @ben")
            .needs(who)
            .by(Role.ADMINISTRATOR)
            .does(this::back));
  }

  private Outcome claim(Turn turn) {
    var who = turn.actor().id();
    var sentence = administrators.claim(who, turn.get(CODE), turn.at());
    return people.holds(who, Role.ADMINISTRATOR, null)
        ? Outcome.said(sentence)
        : Outcome.failed(sentence);
  }

  private Outcome left(Turn turn) {
    var person = turn.get(who);
    if (person.id().equals(turn.actor().id())) {
      throw new Refusal("You are still here. Another administrator has to say that you left.");
    }
    return Outcome.said(
        departures.left(person.id(), turn.actor().id(), turn.at())
            ? "They have no rights any more. Their open work is offered to their team."
            : "That they left is known already.");
  }

  private Outcome back(Turn turn) {
    return Outcome.said(
        departures.back(turn.get(who).id(), turn.actor().id(), turn.at())
            ? "They are here again, with the rights that the files and groups give them."
            : "They never left, as far as the desk knows.");
  }
}
