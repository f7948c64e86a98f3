package dev.deskbell.conversation;

import dev.deskbell.chat.Action;
import dev.deskbell.chat.Block;
import dev.deskbell.chat.Incoming;
import dev.deskbell.chat.Reply;
import dev.deskbell.chat.Span;
import dev.deskbell.chat.Text;
import dev.deskbell.chat.Tone;
import dev.deskbell.people.Person;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What is said in words, with or without typed options, or called on a message. */
@Component
class Commands {
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
    var empty = Given.NOTHING.mentioning(command.accounts());
    var attempt =
        new Attempt(command.origin(), person, operation, empty, new Attempt.Way.Said(), null);
    var parsed =
        Calls.parse(operation, match.words(), it -> attempt.giving(empty.with(it)).reader());
    var given = empty.with(parsed.given()).with(options(command.options()));
    return parsed.left().isEmpty()
        ? attempts.carry(attempt.giving(given))
        : puzzled(attempt.giving(given), parsed.left());
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
    var session = sessions.keep(attempt);
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
