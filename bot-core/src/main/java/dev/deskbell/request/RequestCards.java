package dev.deskbell.request;

import dev.deskbell.approval.Progress;
import dev.deskbell.chat.Action;
import dev.deskbell.chat.Block;
import dev.deskbell.chat.Call;
import dev.deskbell.chat.Clip;
import dev.deskbell.chat.Span;
import dev.deskbell.chat.Text;
import dev.deskbell.chat.Tone;
import dev.deskbell.people.People;
import dev.deskbell.ticket.Audience;
import dev.deskbell.ticket.Fact;
import dev.deskbell.ticket.Head;
import dev.deskbell.ticket.Look;
import dev.deskbell.ticket.Names;
import dev.deskbell.ticket.Sentence;
import dev.deskbell.ticket.TicketKind;
import dev.deskbell.ticket.TicketLooks;
import dev.deskbell.ticket.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What requests look like. */
@Component
class RequestCards implements TicketLooks {
  /** So much of what became of it stands on a card; {@link RequestWords} has the whole. */
  private static final int LONGEST = 600;

  private final Requests requests;
  private final AnswerSheets sheets;
  private final Progress progress;
  private final Budgets budgets;
  private final Grants grants;
  private final People people;
  private final Tasks tasks;
  private final Names names;

  RequestCards(
      Requests requests,
      AnswerSheets sheets,
      Progress progress,
      Budgets budgets,
      Grants grants,
      People people,
      Tasks tasks,
      Names names) {
    this.tasks = tasks;
    this.names = names;
    this.grants = grants;
    this.people = people;
    this.progress = progress;
    this.budgets = budgets;
    this.requests = requests;
    this.sheets = sheets;
  }

  @Override
  public TicketKind kind() {
    return RequestPractice.KIND;
  }

  @Override
  public Look look(Head head, Audience audience) {
    var request = requests.findByRef(head.ref()).orElseThrow();
    var sheet = sheets.of(head.ref());
    return new Look(
            status(request),
            tone(request),
            rows(head, request, sheet),
            blocks(request, sheet, tasks.of(head.ref())),
            actions(request, sheet, audience))
        .sayingTheDetails()
        .cutting(request.note().length() > LONGEST);
  }

  private static String status(Request request) {
    return request.waitsFor() == null
        ? request.status().words()
        : request.status().words() + ": waits for " + request.waitsFor().words();
  }

  private static Tone tone(Request request) {
    return switch (request.status()) {
      case SUBMITTED, AWAITING_APPROVAL, APPROVED, IN_FULFILMENT, PENDING -> Tone.CALM;
      case FULFILLED -> Tone.GOOD;
      case REJECTED -> Tone.WARNING;
      case CLOSED, CANCELLED, EXPIRED -> Tone.QUIET;
    };
  }

  private List<Block.Facts.Row> rows(Head head, Request request, AnswerSheet sheet) {
    var rows = new ArrayList<Block.Facts.Row>();
    if (request.policy() != null) {
      progress.row(head).ifPresent(rows::add);
    }
    if (request.cost() != null) {
      rows.add(new Block.Facts.Row("Cost", Text.of(budgets.money(request.cost()))));
    }
    if (request.until() != null) {
      grants.of(head.ref()).ifPresent(it -> rows.add(new Block.Facts.Row("Access", access(it))));
    }
    if (sheet.target() != null) {
      rows.add(new Block.Facts.Row("Usually takes", Text.of(sheet.target())));
    }
    return rows;
  }

  private Text access(Grant it) {
    return Text.of(it.state().words() + ", until ")
        .and(Names.at(it.until(), people.organisation().zone()));
  }

  private List<Block> blocks(Request request, AnswerSheet sheet, List<Tasks.Listed> all) {
    var blocks = new ArrayList<Block>();
    if (!request.note().isEmpty()) {
      var label = request.status() == Status.REJECTED ? "Rejected: " : "Fulfilled: ";
      blocks.add(new Block.Paragraph(Text.strong(label).and(Clip.to(LONGEST, request.note()))));
    }
    blocks.addAll(Answers.onCard(sheet));
    if (!all.isEmpty()) {
      blocks.add(new Block.Paragraph(Tasks.words(all, names, people)));
    }
    return blocks;
  }

  private static List<Action> actions(Request request, AnswerSheet sheet, Audience audience) {
    var actions = new ArrayList<Action>();
    switch (audience) {
      case TEAM -> forTeam(request, actions);
      case REQUESTER -> forRequester(request, actions);
    }
    if (!Answers.fit(sheet)) {
      actions.add(button("All answers", Answers.NAME, request));
    }
    return actions;
  }

  private static void forTeam(Request request, List<Action> actions) {
    if (request.openTasks() > 0 && request.status() == Status.IN_FULFILMENT) {
      actions.add(main("Task done", TaskPractice.NAME, request));
    }
    offer(actions, request, Status.Move.START, main("Start", "request.start", request));
    offer(actions, request, Status.Move.RESUME, main("Resume", "request.resume", request));
    offer(actions, request, Status.Move.HOLD, button("Hold", "request.hold", request));
    offer(actions, request, Status.Move.FULFIL, fulfil(request));
    offer(actions, request, Status.Move.REJECT, button("Reject", "request.reject", request));
    offer(actions, request, Status.Move.REOPEN, button("Reopen", "request.reopen", request));
  }

  private static Action fulfil(Request request) {
    return request.status() == Status.IN_FULFILMENT
        ? main("Fulfil", "request.fulfil", request)
        : button("Fulfil", "request.fulfil", request);
  }

  private static void forRequester(Request request, List<Action> actions) {
    offer(actions, request, Status.Move.CLOSE, main("Yes, I have it", "request.confirm", request));
    offer(actions, request, Status.Move.REOPEN, button("Not right", "request.reopen", request));
    if (request.isAwaiting()) {
      actions.add(button("Change it", Amending.NAME, request));
    }
    offer(actions, request, Status.Move.CANCEL, button("Cancel", "request.cancel", request));
  }

  private static void offer(
      List<Action> actions, Request request, Status.Move move, Action action) {
    request.status().after(move).ifPresent(_ -> actions.add(action));
  }

  private static Action main(String label, String operation, Request request) {
    return Action.main(label, new Call(operation, request.ref().toString()));
  }

  private static Action button(String label, String operation, Request request) {
    return Action.button(label, new Call(operation, request.ref().toString()));
  }

  @Override
  public Optional<Sentence> tell(Fact fact) {
    return switch (fact) {
      case RequestFact it -> Optional.of(sentence(it));
      case AccessFact it -> Optional.of(sentence(it));
      default -> Optional.empty();
    };
  }

  private static Sentence sentence(AccessFact fact) {
    return switch (fact) {
      case AccessFact.Granted _ -> Sentence.quiet(Text.of("gave access for a time"));
      case AccessFact.Ending _ -> Sentence.quiet(Text.of("asked whether access is still needed"));
      case AccessFact.Over _ ->
          Sentence.forAll(
              Text.of("ended the access. The team takes it away and says how one can tell: ")
                  .and(new Span.Code("access revoked " + fact.ref())));
      case AccessFact.Unproven _ ->
          Sentence.forTeam(
              Text.of("still misses a word that the access was taken away: ")
                  .and(new Span.Code("access revoked " + fact.ref())));
      case AccessFact.Revoked it -> Sentence.forAll(because("took the access away", it.proof()));
      case AccessFact.Renewed it ->
          Sentence.forAll(
              Text.of("extended the access by ").and(new Span.Code(it.next().toString())));
    };
  }

  private static Sentence sentence(RequestFact fact) {
    return switch (fact) {
      case RequestFact.Raised it -> Sentence.forAll(Text.of("asked for: " + it.title().text()));
      case RequestFact.Amended it -> Sentence.forAll(because("changed it", it.words()));
      case RequestFact.Approved _ -> Sentence.quiet(Text.of("passed it on to be fulfilled"));
      case RequestFact.Expired _ -> Sentence.quiet(Text.of("closed it undecided"));
      case RequestFact.TaskDone it ->
          Sentence.forTeam(Text.of("did the task ").and(Text.strong(it.task())));
      case RequestFact.Started _ -> Sentence.forAll(Text.of("started to fulfil it"));
      case RequestFact.Held it ->
          Sentence.forAll(
              because(
                  "put it on hold, waiting for " + HoldReason.valueOf(it.waitsFor()).words(),
                  it.why()));
      case RequestFact.Resumed _ -> Sentence.forAll(Text.of("went on with it"));
      case RequestFact.Fulfilled it -> Sentence.forAll(because("fulfilled it", it.note()));
      case RequestFact.Rejected it -> Sentence.forAll(because("rejected it", it.why()));
      case RequestFact.Closed it ->
          Sentence.forAll(Text.of(it.confirmed() ? "confirmed that they have it" : "closed it"));
      case RequestFact.Reopened it -> Sentence.forAll(because("reopened it", it.why()));
      case RequestFact.Cancelled it -> Sentence.forAll(because("cancelled it", it.why()));
    };
  }

  private static Text because(String what, Words why) {
    return Text.of(why.text().isEmpty() ? what : what + ": " + why.text());
  }
}
