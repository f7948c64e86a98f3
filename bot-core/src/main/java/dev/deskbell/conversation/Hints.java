package dev.deskbell.conversation;

import dev.deskbell.chat.Action;
import dev.deskbell.chat.Block;
import dev.deskbell.chat.Call;
import dev.deskbell.chat.Card;
import dev.deskbell.chat.Incoming;
import dev.deskbell.chat.Reply;
import dev.deskbell.chat.Text;
import dev.deskbell.chat.Tone;
import dev.deskbell.people.Person;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What is no command and no press, and may mean something all the same. */
@Component
class Hints {
  private final Operations operations;
  private final Presses presses;
  private final Ears ears;
  private final StartCard start;
  private final ObjectProvider<Reactions> reactions;
  private final ObjectProvider<Previews> previews;
  private final ObjectProvider<Homes> homes;

  Hints(
      Operations operations,
      Presses presses,
      Ears ears,
      StartCard start,
      ObjectProvider<Reactions> reactions,
      ObjectProvider<Previews> previews,
      ObjectProvider<Homes> homes) {
    this.operations = operations;
    this.presses = presses;
    this.ears = ears;
    this.start = start;
    this.reactions = reactions;
    this.previews = previews;
    this.homes = homes;
  }

  /** A reaction that stands for a button is a press of it, with all that is checked then. */
  Reply of(Incoming.Reaction it, Person person) {
    var meaning =
        it.set()
            ? reactions.stream()
                .flatMap(each -> each.meaning(it.posting(), it.emoji()).stream())
                .filter(call -> operations.of(call).isPresent())
                .findFirst()
            : Optional.<Call>empty();
    return meaning
        .map(call ->
            withoutForm(
                presses.press(
                    new Incoming.Press(it.origin(), call, List.of(), it.posting()), person),
                call))
        .orElseGet(() -> ears.hear(it, person));
  }

  /** Nothing can be asked on the spot: a button does. */
  private static Reply withoutForm(Reply reply, Call call) {
    return reply instanceof Reply.Ask(var form)
        ? new Reply.Whisper(
            Card.of(
                    form.title(),
                    Tone.CALM,
                    new Block.Paragraph(
                        Text.of("Your reaction stands for this. One thing is open:")))
                .with(Action.main("Go on", call)))
        : reply;
  }

  Reply of(Incoming.Linked it, Person person) {
    return previews.stream()
        .findFirst()
        .map(each -> new Reply.Preview(each.of(it.addresses(), it.origin(), person)))
        .orElseGet(() -> new Reply.Preview(Map.of()));
  }

  Reply of(Incoming.HomeOpened it, Person person) {
    var account = it.origin().by().account();
    return homes.stream().anyMatch(each -> each.opened(account, person, it.origin().when()))
        ? new Reply.Silence()
        : new Reply.Whisper(start.greeting(person));
  }
}
