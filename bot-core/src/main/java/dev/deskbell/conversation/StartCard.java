package dev.deskbell.conversation;

import dev.deskbell.chat.Action;
import dev.deskbell.chat.Block;
import dev.deskbell.chat.Card;
import dev.deskbell.chat.Origin;
import dev.deskbell.chat.Reply;
import dev.deskbell.chat.Span;
import dev.deskbell.chat.Text;
import dev.deskbell.chat.Tone;
import dev.deskbell.people.Person;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * What the desk answers when it isn't clear what is wanted: what can be done, and with these words.
 */
@Component
public class StartCard {
  private final Operations operations;
  private final Permission permission;
  private final FormSessions sessions;

  StartCard(Operations operations, Permission permission, FormSessions sessions) {
    this.sessions = sessions;
    this.operations = operations;
    this.permission = permission;
  }

  /** For one who has said nothing yet. */
  public Card greeting(Person person) {
    return Card.of(
            "What can I do for you?",
            Tone.CALM,
            new Block.Paragraph(
                Text.of("Press a button, or say what you need: ")
                    .and(new Span.Code("help"))
                    .and(" lists what can be said.")))
        .with(buttons(starts(person)));
  }

  /** For words that are no command: they are kept, and the buttons take them along. */
  Reply forWords(Origin origin, Person person, Given given) {
    var words = Token.of(given.words());
    return words.isEmpty()
        ? new Reply.Whisper(greeting(person))
        : new Reply.Whisper(
            card(person, words, sessions.keepWords(person.id(), given, origin.when())));
  }

  private Card card(Person person, List<Token> words, String session) {
    var offered = offered(person);
    var meant = operations.meant(words, offered);
    var turns = starts(person).stream().filter(it -> it.freeWords() != null).toList();
    var actions =
        Stream.of(
                meant.stream().map(it -> go(it, session, meant)),
                turns.stream().map(it -> with(it, session)),
                starts(person).stream()
                    .filter(it -> !turns.contains(it))
                    .map(it -> Action.button(Forms.title(it), it.about())))
            .flatMap(it -> it)
            .limit(Card.MOST_BUTTONS)
            .toArray(Action[]::new);
    return Card.of(
            meant.isEmpty() ? unknown(words) : "Did you mean this?",
            Tone.CALM,
            new Block.Paragraph(
                Text.of("You said: ").and(Text.of(Sentence.text(words)).clipped(500))),
            new Block.Note(Text.of("Nothing is lost: the buttons take your words along.")))
        .with(actions);
  }

  /** One or two words look like a command; more are somebody telling something. */
  private static String unknown(List<Token> words) {
    return words.size() > 2 ? "What shall I do with this?" : "I don't know that command";
  }

  private static Action go(Operation operation, String session, List<Operation> meant) {
    var call = FormCall.go(operation.name(), session);
    return operation.equals(meant.getFirst())
        ? Action.main(operation.phrase(), call)
        : Action.button(operation.phrase(), call);
  }

  private static Action with(Operation operation, String session) {
    return Action.button(
        Forms.title(operation) + " with it", FormCall.words(operation.name(), session));
  }

  private List<Operation> starts(Person person) {
    return inOrder(offered(person)).stream().filter(it -> it.onStart() != null).toList();
  }

  private static List<Operation> inOrder(List<Operation> some) {
    return some.stream().sorted(Comparator.comparingInt(StartCard::place)).toList();
  }

  private static int place(Operation operation) {
    return operation.onStart() == null ? Integer.MAX_VALUE : operation.onStart().place();
  }

  private List<Operation> offered(Person person) {
    return operations.all().stream().filter(it -> permission.offers(it, person)).toList();
  }

  private static Action[] buttons(List<Operation> starts) {
    var actions = new ArrayList<Action>();
    for (var operation : starts.stream().limit(Card.MOST_BUTTONS).toList()) {
      actions.add(
          actions.isEmpty()
              ? Action.main(Forms.title(operation), operation.about())
              : Action.button(Forms.title(operation), operation.about()));
    }
    return actions.toArray(Action[]::new);
  }
}
