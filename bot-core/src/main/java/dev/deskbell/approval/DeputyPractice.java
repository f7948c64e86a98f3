package dev.deskbell.approval;

import dev.deskbell.conversation.Operation;
import dev.deskbell.conversation.Outcome;
import dev.deskbell.conversation.Param;
import dev.deskbell.conversation.PersonType;
import dev.deskbell.conversation.Practice;
import dev.deskbell.conversation.Refusal;
import dev.deskbell.conversation.Turn;
import dev.deskbell.conversation.Types;
import dev.deskbell.conversation.When;
import dev.deskbell.people.People;
import dev.deskbell.people.Person;
import java.util.List;
import org.springframework.stereotype.Component;

/** Who decides for somebody while they are away. */
@Component
class DeputyPractice implements Practice {
  private static final Param<When> UNTIL =
      Param.of("until", "Until when?", Types.moment())
          .hinting("Leave empty for whenever you are out of office");
  private static final Param<When> FROM = Param.of("from", "From when?", Types.moment());

  private final Param<Person> who;
  private final Deputies deputies;
  private final People people;
  private final CoolDown coolDown;

  DeputyPractice(PersonType type, Deputies deputies, People people, CoolDown coolDown) {
    this.who = Param.of("who", "Who decides for you?", type);
    this.deputies = deputies;
    this.people = people;
    this.coolDown = coolDown;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.named("approval.deputy")
            .says("deputy", "Name who approves for you while you are away")
            .example("deputy @lena", "deputy @lena until:friday from:tomorrow")
            .needs(who)
            .takes(UNTIL, FROM)
            .does(this::name),
        Operation.named("approval.deputies")
            .says("deputy show", "See who approves for you while you are away")
            .reads()
            .does(this::show),
        Operation.named("approval.alone")
            .says("deputy none", "Say that nobody approves for you")
            .does(this::end));
  }

  private Outcome name(Turn turn) {
    coolDown.check(turn);
    var deputy = turn.get(who);
    if (people.same(deputy.id(), turn.actor().id())) {
      throw new Refusal("You can't be your own deputy. Name somebody else.");
    }
    var until = turn.find(UNTIL);
    var from = turn.find(FROM).map(When::instant).orElse(turn.at());
    if (until.isEmpty() && turn.find(FROM).isPresent()) {
      throw new Refusal("Until when? Say it like: deputy @lena from:monday until:friday.");
    }
    if (until.isPresent() && !until.get().instant().isAfter(from)) {
      throw new Refusal("That ends before it begins. Say it like: deputy @lena until:friday.");
    }
    deputies.name(
        people.get(turn.actor().id()).id(),
        deputy.id(),
        until.isPresent() ? from : null,
        until.map(When::instant).orElse(null));
    return Outcome.said(
        deputy.name()
            + " approves for you "
            + until.map(it -> "until " + it.written()).orElse("whenever you are out of office")
            + ". Never what is your own matter, and never twice.");
  }

  private Outcome show(Turn turn) {
    return Outcome.read(DeputyCard.of(deputies.of(turn.actor().id()), people, turn.actor()));
  }

  private Outcome end(Turn turn) {
    people.idsOf(turn.actor().id()).forEach(deputies::end);
    return Outcome.said("Nobody approves for you.");
  }
}
