package dev.deskbell.conversation;

import dev.deskbell.chat.Action;
import dev.deskbell.chat.Block;
import dev.deskbell.chat.Incoming;
import dev.deskbell.chat.Reply;
import dev.deskbell.chat.Span;
import dev.deskbell.chat.Text;
import dev.deskbell.chat.Tone;
import dev.deskbell.people.Person;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What is said in words, with or without typed options, or called on a message. */
@Component
class Commands {
  /** What is said may bring more that can be said, but not for ever. */
  private static final int MOST_ROUNDS = 5;

  private final Operations operations;
  private final FormSessions sessions;
  private final Attempts attempts;
  private final StartCard start;

  Commands(Operations operations, FormSessions sessions, Attempts attempts, StartCard start) {
    this.operations = operations;
    this.sessions = sessions;
    this.attempts = attempts;
    this.start = start;
  }

  Reply said(Incoming.Command command, Person person) {
    var words = Given.cleaned(command.words());
    var match = operations.match(Token.of(words));
    return match.isPresent()
        ? said(command, person, match.get())
        : start.forWords(
            command.origin(), person, Given.words(words, command.accounts(), List.of()));
  }

  private Reply said(Incoming.Command command, Person person, Operations.Match match) {
    var operation = match.operation();
    var known = operation.params();
    for (var round = 0; ; round++) {
      var parsed = Sentence.parse(known, match.words());
      var attempt = attempt(command, person, operation, parsed.given());
      var sayable = operation.asksMore() ? sayable(operation, attempt) : known;
      if (round == MOST_ROUNDS || names(known).containsAll(names(sayable))) {
        return parsed.left().isEmpty() ? attempts.carry(attempt) : puzzled(attempt, parsed.left());
      }
      known = sayable;
    }
  }

  private static Attempt attempt(
      Incoming.Command command, Person person, Operation operation, Map<String, String> said) {
    var values = new HashMap<>(said);
    values.putAll(options(command.options()));
    var given = Given.NOTHING.with(values).mentioning(command.accounts());
    return new Attempt(command.origin(), person, operation, given, new Attempt.Way.Said(), null);
  }

  /**
   * What can be said: also what depends on what has been. Words without a name go to who takes them
   * all rather than to one after the other of those.
   */
  private static List<Param<?>> sayable(Operation operation, Attempt attempt) {
    var all = Reading.of(attempt).asked().stream().<Param<?>>map(Operation.Asked::param).toList();
    var first = operation.params().size();
    var more =
        all.stream().skip(first).sorted(Comparator.comparing(it -> !it.type().greedy())).toList();
    return Stream.concat(operation.params().stream(), more.stream()).toList();
  }

  private static Set<String> names(List<Param<?>> params) {
    return params.stream().map(Param::name).collect(Collectors.toSet());
  }

  private static Map<String, String> options(Map<String, String> typed) {
    var options = new HashMap<String, String>();
    typed.forEach(
        (name, value) -> options.put(name.toLowerCase(Locale.ROOT), Given.cleaned(value)));
    return options;
  }

  /** Words that nothing took: rather ask than drop them. */
  private Reply puzzled(Attempt attempt, String left) {
    var operation = attempt.operation();
    var session = sessions.keep(null, attempt.person().id(), attempt.given(), attempt.at());
    return new Reply.Whisper(
        Replies.card(Tone.WARNING, "I don't know what to do with a part of that")
            .with(new Block.Paragraph(Text.of("This part: ").and(Text.of(left).clipped(500))))
            .with(
                new Block.Note(
                    Text.of("Say it like this: ").and(new Span.Code(Usage.of(operation)))))
            .with(
                Action.main("Go on without it", FormCall.go(operation.name(), session)),
                Action.button("Show the form", FormCall.page(operation.name(), session, 0))));
  }

  /** An operation called on a message: its words are filled in. */
  Reply calledOn(Incoming.Shortcut shortcut, Person person) {
    var message = shortcut.message();
    return operations
        .of(shortcut.call())
        .map(it -> attempts.carry(calledOn(shortcut, person, it)))
        .orElseGet(() ->
            start.forWords(
                shortcut.origin(),
                person,
                Given.words(Given.cleaned(message.words()), Map.of(), message.files())));
  }

  private static Attempt calledOn(Incoming.Shortcut shortcut, Person person, Operation operation) {
    var free = operation.freeWords();
    var words = Given.cleaned(shortcut.message().words());
    var given = Given.NOTHING.on(shortcut.message());
    return new Attempt(
        shortcut.origin(),
        person,
        operation,
        free == null ? given : given.with(Map.of(free.name(), words)),
        free == null ? new Attempt.Way.Pressed(false) : new Attempt.Way.Opening(0),
        null);
  }
}
