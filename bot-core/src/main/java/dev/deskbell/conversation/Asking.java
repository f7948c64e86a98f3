package dev.deskbell.conversation;

import dev.deskbell.chat.Action;
import dev.deskbell.chat.Block;
import dev.deskbell.chat.Card;
import dev.deskbell.chat.Reply;
import dev.deskbell.chat.Text;
import dev.deskbell.chat.Tone;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Asks for what is missing, page by page, and keeps what was given meanwhile. */
@Component
class Asking {
  private final FormSessions sessions;
  private final Permission permission;

  Asking(FormSessions sessions, Permission permission) {
    this.sessions = sessions;
    this.permission = permission;
  }

  /** What is still to be asked, or nothing when it can be done. */
  Optional<Reply> next(Attempt attempt, Reading reading) {
    return switch (attempt.way()) {
      case Attempt.Way.Said _ -> reading.isComplete() ? Optional.empty() : ask(attempt, reading);
      case Attempt.Way.Going _ -> reading.isComplete() ? Optional.empty() : ask(attempt, reading);
      case Attempt.Way.Pressed _ ->
          reading.isComplete() && !hasMore(attempt, reading)
              ? Optional.empty()
              : ask(attempt, reading);
      case Attempt.Way.Opening(var page) ->
          Forms.of(attempt, reading).visible().isEmpty()
              ? Optional.empty()
              : seen(attempt, reading, Optional.of(open(attempt, reading, page)));
      case Attempt.Way.Submitted(var page, var shown) ->
          seen(attempt, reading, turnPage(attempt, reading, page, shown));
    };
  }

  /** The fields that depend on what was given are shown once, even if none of them is needed. */
  private static boolean hasMore(Attempt attempt, Reading reading) {
    return reading.asked().size() > attempt.operation().params().size();
  }

  /** A form may say what only some may know of what it is about. */
  private Optional<Reply> seen(Attempt attempt, Reading reading, Optional<Reply> form) {
    if (form.isPresent()) {
      permission.checkAhead(attempt, reading.subjects());
    }
    return form;
  }

  private Optional<Reply> ask(Attempt attempt, Reading reading) {
    permission.checkAhead(attempt, reading.subjects());
    var given = attempt.given();
    var settled = given.settling(reading.subjectsAmong(given.values()));
    var asking = attempt.giving(settled);
    return Optional.of(open(asking, reading, Forms.of(asking, reading).firstWithProblem()));
  }

  private Reply open(Attempt attempt, Reading reading, int page) {
    return new Reply.Ask(Forms.of(attempt, reading).page(page, sessions.keep(attempt)));
  }

  private Optional<Reply> turnPage(Attempt attempt, Reading reading, int page, Set<String> shown) {
    var forms = Forms.of(attempt, reading);
    var problems = forms.problemsOn(page);
    if (attempt.session() != null && !problems.isEmpty()) {
      return Optional.of(new Reply.Amend(forms.page(page, sessions.keep(attempt)), problems));
    }
    if (attempt.session() != null && !shown.containsAll(forms.namesOn(page))) {
      // What was answered brought questions of which this page has some.
      return Optional.of(leaf(attempt, reading, page));
    }
    if (attempt.session() != null && page + 1 < forms.pages()) {
      return Optional.of(leaf(attempt, reading, page + 1));
    }
    return reading.isComplete()
        ? Optional.empty()
        : Optional.of(leaf(attempt, reading, forms.firstWithProblem()));
  }

  /** A form can't open a form everywhere: a whisper between them turns the page. */
  private Reply leaf(Attempt attempt, Reading reading, int page) {
    var forms = Forms.of(attempt, reading);
    var session = sessions.keep(attempt);
    var operation = attempt.operation().name();
    var actions = new ArrayList<Action>();
    actions.add(Action.main("Continue", FormCall.page(operation, session, page)));
    if (page > 0) {
      actions.add(Action.button("Back", FormCall.page(operation, session, page - 1)));
    }
    if (reading.isComplete()) {
      actions.add(Action.button("Send as it is", FormCall.go(operation, session)));
    }
    var card =
        Card.of(
            forms.title(),
            Tone.CALM,
            new Block.Paragraph(
                Text.of(
                    "What you gave is kept. Page "
                        + (page + 1)
                        + " of "
                        + forms.pages()
                        + " is next.")));
    for (var problem : forms.problemsOn(page).values()) {
      card = attempt.session() == null ? card.with(new Block.Note(Text.of(problem))) : card;
    }
    return new Reply.Whisper(card.with(actions.toArray(Action[]::new)));
  }
}
