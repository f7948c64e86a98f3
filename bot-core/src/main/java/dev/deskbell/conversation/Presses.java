package dev.deskbell.conversation;

import dev.deskbell.chat.Action;
import dev.deskbell.chat.Call;
import dev.deskbell.chat.Incoming;
import dev.deskbell.chat.Origin;
import dev.deskbell.chat.Reply;
import dev.deskbell.chat.Tone;
import dev.deskbell.people.Person;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Buttons, menus and forms: what they mean now, however old they are. */
@Component
class Presses {
  private final Operations operations;
  private final FormSessions sessions;
  private final Attempts attempts;
  private final Replies replies;
  private final StartCard start;
  private final Permission permission;
  private final ObjectProvider<Subjects> subjects;

  Presses(
      Operations operations,
      FormSessions sessions,
      Attempts attempts,
      Replies replies,
      StartCard start,
      Permission permission,
      ObjectProvider<Subjects> subjects) {
    this.operations = operations;
    this.sessions = sessions;
    this.attempts = attempts;
    this.replies = replies;
    this.start = start;
    this.permission = permission;
    this.subjects = subjects;
  }

  Reply press(Incoming.Press press, Person person) {
    var operation = operations.of(press.call());
    if (operation.isEmpty()) {
      return stale(press.call(), person);
    }
    var form = FormCall.parse(press.call().about());
    return form.isPresent()
        ? kept(press.origin(), operation.get(), form.get(), person)
        : pressed(press, operation.get(), person);
  }

  private Reply pressed(Incoming.Press press, Operation operation, Person person) {
    var values = Calls.values(operation, press.call().about(), press.choices());
    return attempts.carry(
        new Attempt(
            press.origin(),
            person,
            operation,
            Given.NOTHING.settling(values),
            new Attempt.Way.Pressed(press.posting() == null),
            null));
  }

  /** An operation that is no more, most likely on an old card. */
  private Reply stale(Call call, Person person) {
    var sentence = "This button is from an older version of the desk.";
    var about = About.read(call.about()).getFirst();
    var known = subjects.getIfAvailable();
    if (known != null && !about.isBlank() && permission.belongs(person)) {
      var seen = known.look(List.of(about)).stream().anyMatch(it -> it.visibleTo(person.id()));
      if (seen) {
        return new Reply.Whisper(known.draw(about, person, sentence + " Here is the ticket now."));
      }
    }
    return new Reply.Whisper(
        Replies.card(Tone.QUIET, sentence + " Here is what I can do now.")
            .with(start.greeting(person).actions().toArray(Action[]::new)));
  }

  private Reply kept(Origin origin, Operation operation, FormCall form, Person person) {
    var session = sessions.find(form.session(), person.id());
    if (session.isEmpty()) {
      return new Reply.Whisper(
          Replies.card(Tone.QUIET, "What was kept for this button is no longer here. Begin anew.")
              .with(Action.main(Forms.title(operation), operation.about())));
    }
    var given = session.get().given();
    var way =
        form.step() == FormCall.Step.PAGE
            ? new Attempt.Way.Opening(form.page())
            : new Attempt.Way.Going();
    if (!given.words().isEmpty()) {
      return ofWords(origin, operation, form, person, given);
    }
    var attempt = new Attempt(origin, person, operation, given, way, form.session());
    return session.get().settled() == null
        ? attempts.carry(attempt)
        : replies.again(attempt, session.get().settled());
  }

  private Reply ofWords(
      Origin origin, Operation operation, FormCall form, Person person, Given given) {
    var tokens = Token.of(given.words());
    var behind = tokens.subList(Math.min(phraseLength(operation), tokens.size()), tokens.size());
    var isWhole = form.step() == FormCall.Step.WORDS;
    var empty = new Given("", Map.of(), Set.of(), given.mentioned(), given.files(), null);
    var attempt =
        new Attempt(
            Calls.ofSession(origin, form.session(), operation.name()),
            person,
            operation,
            empty,
            isWhole ? new Attempt.Way.Opening(0) : new Attempt.Way.Said(),
            null);
    var free = operation.freeWords();
    var values =
        isWhole && free != null
            ? Map.of(free.name(), given.words())
            : Calls.parse(operation, behind, it -> attempt.giving(empty.with(it)).reader()).given();
    return attempts.carry(attempt.giving(empty.with(values)));
  }

  private static int phraseLength(Operation operation) {
    return Token.of(operation.phrase()).size();
  }

  /** A form that came back. */
  Reply submitted(Incoming.Submission form, Person person) {
    var operation = operations.of(form.call());
    if (operation.isEmpty()) {
      return orphaned(form, person);
    }
    var call = FormCall.parse(form.call().about());
    var session = call.flatMap(it -> sessions.find(it.session(), person.id()));
    var before = session.map(FormSessions.Session::given).orElse(Given.NOTHING);
    var page = call.map(FormCall::page).orElse(0);
    var asking =
        new Attempt(
            form.origin(),
            person,
            operation.get(),
            before,
            new Attempt.Way.Opening(page),
            session.map(FormSessions.Session::id).orElse(null));
    var shown = Forms.of(asking, Reading.of(asking)).namesOn(page);
    var attempt =
        asking
            .giving(Forms.answered(before, form.answers()))
            .by(new Attempt.Way.Submitted(page, shown));
    var settled = session.map(FormSessions.Session::settled);
    return settled.isPresent() ? replies.again(attempt, settled.get()) : attempts.carry(attempt);
  }

  /** A form of an operation that is no more: its words are offered to what there is. */
  private Reply orphaned(Incoming.Submission form, Person person) {
    var given = Forms.answered(Given.NOTHING, form.answers());
    var words = String.join("\n", given.values().values());
    return start.forWords(
        form.origin(), person, Given.words(words, given.mentioned(), given.files()));
  }
}
