package dev.deskbell.conversation;

import dev.deskbell.chat.Block;
import dev.deskbell.chat.Conversation;
import dev.deskbell.chat.Incoming;
import dev.deskbell.chat.Phrase;
import dev.deskbell.chat.Reply;
import dev.deskbell.chat.Speaker;
import dev.deskbell.chat.Text;
import dev.deskbell.chat.Tone;
import dev.deskbell.people.People;
import dev.deskbell.people.Person;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Hears what platforms hear, finds out who wants what, and answers. */
@Component
class Router implements Conversation {
  private final People people;
  private final Operations operations;
  private final Commands commands;
  private final Presses presses;
  private final Lookups lookups;
  private final Listening listening;
  private final Hints hints;
  private final Patience patience;
  private final Mishaps mishaps;

  Router(
      People people,
      Operations operations,
      Commands commands,
      Presses presses,
      Lookups lookups,
      Listening listening,
      Hints hints,
      Patience patience,
      Mishaps mishaps) {
    this.people = people;
    this.operations = operations;
    this.commands = commands;
    this.presses = presses;
    this.lookups = lookups;
    this.listening = listening;
    this.hints = hints;
    this.patience = patience;
    this.mishaps = mishaps;
  }

  @Override
  public List<Phrase> phrases() {
    return operations.phrases();
  }

  @Override
  public Reply receive(Incoming incoming) {
    if (incoming.origin().by().kind() == Speaker.Kind.BOT) {
      return new Reply.Silence();
    }
    try {
      return answer(incoming);
    } catch (RuntimeException bug) {
      return broken(incoming, bug);
    }
  }

  private Reply answer(Incoming incoming) {
    return switch (incoming) {
      case Incoming.Command it -> patiently(it, person -> commands.said(it, person));
      case Incoming.Press it -> patiently(it, person -> presses.press(it, person));
      case Incoming.Shortcut it -> patiently(it, person -> commands.calledOn(it, person));
      case Incoming.Submission it -> presses.submitted(it, by(it));
      case Incoming.Lookup it -> new Reply.Offer(lookups.of(it, by(it)));
      case Incoming.Reaction it -> hints.of(it, by(it));
      case Incoming.Overheard it -> listening.receive(it);
      case Incoming.Linked it -> hints.of(it, by(it));
      case Incoming.HomeOpened it -> hints.of(it, by(it));
    };
  }

  private Person by(Incoming incoming) {
    return people.meet(incoming.origin().by());
  }

  private Reply patiently(Incoming incoming, Function<Person, Reply> answer) {
    var person = by(incoming);
    if (!patience.ends(person.id())) {
      return answer.apply(person);
    }
    var card = Replies.card(Tone.QUIET, "That was a lot at once. Give me a minute, then go on.");
    return new Reply.Whisper(
        words(incoming).isBlank()
            ? card
            : card.with(new Block.Paragraph(Text.of("You said: ").and(Text.of(words(incoming))))));
  }

  private Reply broken(Incoming incoming, RuntimeException bug) {
    var what = incoming.getClass().getSimpleName();
    return switch (incoming) {
      case Incoming.Lookup _ -> {
        mishaps.tell(what, "", bug);
        yield new Reply.Offer(List.of());
      }
      case Incoming.Command _,
          Incoming.Press _,
          Incoming.Submission _,
          Incoming.Shortcut _,
          Incoming.Reaction _,
          Incoming.Said _,
          Incoming.Edited _,
          Incoming.Removed _,
          Incoming.Linked _,
          Incoming.HomeOpened _ ->
          mishaps.tell(what, words(incoming), bug);
    };
  }

  private static String words(Incoming incoming) {
    return switch (incoming) {
      case Incoming.Command it ->
          Stream.concat(Stream.of(it.words()), it.options().values().stream())
              .map(Given::cleaned)
              .filter(words -> !words.isBlank())
              .collect(Collectors.joining("\n"));
      case Incoming.Submission it ->
          String.join("\n", Forms.answered(Given.NOTHING, it.answers()).values().values());
      case Incoming.Said it -> Given.cleaned(it.message().words());
      case Incoming.Edited it -> Given.cleaned(it.message().words());
      case Incoming.Shortcut it -> Given.cleaned(it.message().words());
      case Incoming.Press _,
          Incoming.Lookup _,
          Incoming.Reaction _,
          Incoming.Removed _,
          Incoming.Linked _,
          Incoming.HomeOpened _ ->
          "";
    };
  }
}
