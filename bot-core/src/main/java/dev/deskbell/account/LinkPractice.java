package dev.deskbell.account;

import dev.deskbell.chat.Block;
import dev.deskbell.chat.Call;
import dev.deskbell.chat.Card;
import dev.deskbell.chat.Span;
import dev.deskbell.chat.Text;
import dev.deskbell.chat.Tone;
import dev.deskbell.conversation.Operation;
import dev.deskbell.conversation.Outcome;
import dev.deskbell.conversation.Param;
import dev.deskbell.conversation.Practice;
import dev.deskbell.conversation.Turn;
import dev.deskbell.conversation.TurnedAway;
import dev.deskbell.conversation.Types;
import dev.deskbell.delivery.Deliveries;
import dev.deskbell.delivery.Destination;
import dev.deskbell.delivery.Piece;
import dev.deskbell.delivery.Telling;
import dev.deskbell.people.Linking;
import dev.deskbell.people.Linking.Answer;
import dev.deskbell.people.People;
import dev.deskbell.people.Person;
import dev.deskbell.people.Role;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Links and unlinks one's accounts. */
@Component
class LinkPractice implements Practice {
  private static final Param<String> CODE =
      Param.of("code", "Code", Types.word(40))
          .hinting("What the desk told you on the other account");

  /** Whoever is talked into saying a stranger's code must stop here. */
  private static final Param<Boolean> SURE =
      Param.of("sure", "Did you get this code there yourself?", Types.yesNo())
          .hinting(
              "Whoever got it becomes you, with all you may do. Nobody else may ask you for it.");

  private static final String LINKED =
      "Done. You are one person on both accounts now. For a day, what needs the word of two people"
          + " does not take yours from either.";

  private final Linking linking;
  private final People people;
  private final Deliveries deliveries;
  private final TurnedAway turnedAway;

  LinkPractice(Linking linking, People people, Deliveries deliveries, TurnedAway turnedAway) {
    this.people = people;
    this.linking = linking;
    this.deliveries = deliveries;
    this.turnedAway = turnedAway;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.named("account.link")
            .says("me link", "Be one person on two accounts: get a code here, say it there")
            .example("me link", "me link 7KQM-2XHD-94TB")
            .takes(CODE)
            .reads()
            .does(this::link),
        Operation.named("account.confirm")
            .says("me confirm", "Say the code from your other account")
            .example("me confirm 7KQM-2XHD-94TB yes")
            .needs(CODE, SURE)
            .does(this::confirm),
        Operation.named("account.unlink")
            .says("me unlink", "Make this account somebody of its own again")
            .does(this::unlink));
  }

  /**
   * Reads, as far as the inbox is concerned: it must not keep the code, and a delivery that is
   * repeated gets another one. With a code it is the deed beside it.
   */
  private Outcome link(Turn turn) {
    var code = turn.find(CODE);
    if (code.isPresent()) {
      return new Outcome.Begun(Call.to("account.confirm"), Map.of(CODE.name(), code.get()));
    }
    var account = turn.origin().by().account();
    return switch (linking.begin(turn.actor().id(), account, turn.at())) {
      case Answer.Code it -> Outcome.read(card(it.code()));
      case Answer.No(var why) -> Outcome.read(no(why));
      case Answer.Done _ -> throw new IllegalStateException("nothing is linked without a code");
    };
  }

  private Outcome confirm(Turn turn) {
    if (!turn.get(SURE)) {
      return Outcome.failed(
          "Then nothing is linked. If somebody asked you for it, tell your administrators.");
    }
    var account = turn.origin().by().account();
    var answer = linking.confirm(turn.actor().id(), account, turn.get(CODE), turn.at());
    var said = answered(answer, LinkDrawer.LINKED, LINKED);
    return answer instanceof Answer.Done ? turnedAway.take(account, turn.at()).orElse(said) : said;
  }

  private Outcome unlink(Turn turn) {
    var account = turn.origin().by().account();
    var answer = linking.unlink(turn.actor().id(), account, turn.at());
    return answered(
        answer, LinkDrawer.UNLINKED, "Done. This account is somebody of its own again.");
  }

  /** A wrong code is said and not refused: what a refusal undoes would not be counted. */
  private Outcome answered(Answer answer, String topic, String sentence) {
    return switch (answer) {
      case Answer.Done it -> {
        tell(topic, it);
        yield Outcome.said(sentence);
      }
      case Answer.No(var why) -> Outcome.failed(why);
      case Answer.Code _ -> throw new IllegalStateException("no code was asked for");
    };
  }

  /**
   * Each account is told on itself, however the person likes to be reached: one is a stranger's.
   */
  private void tell(String topic, Answer.Done done) {
    var accounts = Stream.of(done.one(), done.two()).map(Destination.OnAccount::new);
    var left = Stream.of(done.other()).filter(_ -> topic.equals(LinkDrawer.UNLINKED));
    deliveries.tell(
        Stream.<Destination>concat(accounts, left.map(Destination.Someone::new))
            .distinct()
            .map(it -> Telling.once(piece(topic, done.person()), it))
            .toList());
    flag(done);
  }

  /** Whoever took an administrator's account over would begin here. */
  private void flag(Answer.Done done) {
    if (people.holds(done.person(), Role.ADMINISTRATOR, null)) {
      deliveries.tell(
          people.holding(Role.ADMINISTRATOR).stream()
              .map(Person::id)
              .filter(it -> !people.same(it, done.person()))
              .map(Destination.Someone::new)
              .map(it -> Telling.once(piece(LinkDrawer.ADMINISTRATOR, done.person()), it))
              .toList());
    }
  }

  private static Piece piece(String topic, Person.Id person) {
    return new Piece(topic, "person-" + person, person.toString());
  }

  private static Card card(String code) {
    return Card.of(
        "Say this on your other account",
        Tone.CALM,
        new Block.Paragraph(Text.of(new Span.Code("me link " + code))),
        new Block.Note(
            Text.of("Within ten minutes, and once. Who says it becomes you: show it to nobody.")));
  }

  private static Card no(String why) {
    return Card.of("This can't be linked", Tone.WARNING, new Block.Paragraph(Text.of(why)));
  }
}
