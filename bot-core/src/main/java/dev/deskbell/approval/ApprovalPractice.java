package dev.deskbell.approval;

import static dev.deskbell.conversation.Operation.Relation.ASSIGNEE;
import static dev.deskbell.conversation.Operation.Relation.REQUESTER;

import dev.deskbell.chat.Call;
import dev.deskbell.conversation.Operation;
import dev.deskbell.conversation.Outcome;
import dev.deskbell.conversation.Param;
import dev.deskbell.conversation.Practice;
import dev.deskbell.conversation.Refusal;
import dev.deskbell.conversation.Turn;
import dev.deskbell.conversation.Types;
import dev.deskbell.people.Role;
import dev.deskbell.ticket.Head;
import dev.deskbell.ticket.TicketParams;
import dev.deskbell.ticket.TicketRef;
import dev.deskbell.ticket.Tickets;
import dev.deskbell.ticket.Words;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What people can do who are asked, and who asks. */
@Component
class ApprovalPractice implements Practice {
  static final String APPROVE = "approval.approve";
  static final String CONFIRM = "approval.confirm";
  static final String REJECT = "approval.reject";
  static final String CHANGES = "approval.changes";
  static final String ABSTAIN = "approval.abstain";
  static final String SHOW = "approval.show";

  private static final Param<String> WHY = Param.of("why", "Why not?", Types.lines(1000));
  private static final Param<String> WISH =
      Param.of("what", "What must change first?", Types.lines(1000));
  private static final Param<String> COMMENT =
      Param.of("comment", "Anything to say?", Types.lines(1000)).notAsked();
  private static final Param<String> NUMBER =
      Param.of("number", "Type the ticket's number", Types.word(20))
          .hinting("Much can go wrong here, so this can't be done by a slip");

  /** What the reader of a button saw; a command is about what there is. */
  private static final Param<String> SEEN = Param.of("seen", "Seen", Types.word(20)).notAsked();

  /** Whether they wanted to decide about what is another now. */
  private static final Param<Boolean> LATE =
      Param.of("late", "Was it changed?", Types.yesNo()).notAsked();

  private final Param<TicketRef> ticket;
  private final Askings askings;
  private final Approvals approvals;
  private final Tickets tickets;
  private final Present present;
  private final Consequences consequences;
  private final ApprovalCards cards;
  private final CoolDown coolDown;
  private final Map<String, Approvable> approvables;

  ApprovalPractice(
      TicketParams params,
      Askings askings,
      Approvals approvals,
      Tickets tickets,
      Present present,
      Consequences consequences,
      ApprovalCards cards,
      CoolDown coolDown,
      ObjectProvider<Approvable> approvables) {
    this.ticket = params.any();
    this.askings = askings;
    this.approvals = approvals;
    this.tickets = tickets;
    this.present = present;
    this.consequences = consequences;
    this.cards = cards;
    this.coolDown = coolDown;
    this.approvables =
        approvables.stream()
            .collect(Collectors.toUnmodifiableMap(it -> it.kind().prefix(), it -> it));
  }

  @Override
  public List<Operation> operations() {
    return List.of(approve(), confirm(), reject(), changes(), abstain(), show(), again());
  }

  private Operation approve() {
    return Operation.named(APPROVE)
        .says("approve", "Approve what you are asked about")
        .example("approve REQ-7", "approve REQ-7 the budget of marketing pays")
        .needs(ticket)
        .takes(COMMENT, SEEN)
        .does(it -> approve(it, false));
  }

  /** Follows when much can go wrong; nobody says it of themselves. */
  private Operation confirm() {
    return Operation.named(CONFIRM)
        .says("approve surely", "Approve what is risky, by typing its number once more")
        .example("approve surely CHG-7 CHG-7")
        .needs(ticket, NUMBER)
        .takes(COMMENT, SEEN)
        .titled(it -> "Approve " + it.given().getOrDefault("ticket", "") + "?")
        .does(it -> approve(it, true));
  }

  private Outcome approve(Turn turn, boolean confirmed) {
    coolDown.check(turn);
    var asked = asked(turn);
    if (isStale(turn, asked)) {
      return changed(asked);
    }
    if (asked.asking().risk() == Risk.HIGH && asked.standing().isOpen()) {
      if (!confirmed) {
        check(turn, asked);
        return new Outcome.Begun(
            new Call(CONFIRM, asked.ref().toString()),
            Map.of(
                SEEN.name(),
                asked.seen(asked.stage()),
                COMMENT.name(),
                turn.find(COMMENT).orElse("")));
      }
      if (!names(turn.get(NUMBER), asked.ref())) {
        throw new Refusal(
            "That is not the number of what you approve. Type %s.".formatted(asked.ref()));
      }
    }
    return vote(turn, asked, Vote.APPROVE, turn.find(COMMENT).orElse(""));
  }

  private static boolean names(String typed, TicketRef ref) {
    return TicketRef.parse(typed).filter(ref::equals).isPresent()
        || typed.strip().equals(Long.toString(ref.number()));
  }

  /** Refuses whoever may not vote, before they are bothered. */
  private void check(Turn turn, Approval asked) {
    var now = present.of(tickets.head(asked.ref()), asked.asking().concerned(), turn.at());
    asked.vote(turn.actor().id(), Vote.APPROVE, turn.at(), now);
  }

  private Operation reject() {
    return Operation.named(REJECT)
        .says("reject", "Reject what you are asked about, and say why")
        .example("reject REQ-7 we have two in the store")
        .needs(ticket, WHY)
        .takes(SEEN)
        .does(it -> vote(it, Vote.REJECT, it.get(WHY)));
  }

  private Operation changes() {
    return Operation.named(CHANGES)
        .says("ask changes", "Ask for changes of what you shall approve")
        .example("ask changes REQ-7 take the light one")
        .needs(ticket, WISH)
        .takes(SEEN)
        .does(it -> vote(it, Vote.CHANGES, it.get(WISH)));
  }

  private Operation abstain() {
    return Operation.named(ABSTAIN)
        .says("abstain", "Leave the decision you are asked for to the others")
        .example("abstain REQ-7")
        .needs(ticket)
        .takes(COMMENT, SEEN)
        .does(it -> vote(it, Vote.ABSTAIN, it.find(COMMENT).orElse("")));
  }

  private Outcome vote(Turn turn, Vote vote, String words) {
    coolDown.check(turn);
    var asked = asked(turn);
    return isStale(turn, asked) ? changed(asked) : vote(turn, asked, vote, words);
  }

  private static boolean isStale(Turn turn, Approval asked) {
    return asked.standing().isOpen()
        && turn.find(SEEN).filter(it -> !it.equals(asked.seen(asked.stage()))).isPresent();
  }

  /** No vote is cast; what it is now is shown. */
  private static Outcome changed(Approval asked) {
    return new Outcome.Begun(new Call(SHOW, asked.ref().toString()), Map.of(LATE.name(), "yes"));
  }

  private Outcome vote(Turn turn, Approval asked, Vote vote, String words) {
    var head = tickets.head(asked.ref());
    var now = present.of(head, asked.asking().concerned(), turn.at());
    var next = asked.vote(turn.actor().id(), vote, turn.at(), now);
    consequences.voted(asked, next, new Words(words), turn.at(), now);
    return Outcome.said(
        "You %s %s. %s".formatted(vote.words(), asked.ref(), whatNow(asked, next, now)).strip());
  }

  private static String whatNow(Approval before, Approval next, Circumstances now) {
    if (!next.standing().isOpen()) {
      return "That was the last that was needed: "
          + next.standing().words().toLowerCase(Locale.ROOT)
          + ".";
    }
    if (next.stage() > before.stage()) {
      return "Next is asked: " + next.current().name() + ".";
    }
    var missing = next.tally(now).missing();
    return missing + (missing == 1 ? " more approval is needed." : " more approvals are needed.");
  }

  private Approval asked(Turn turn) {
    var ref = turn.get(ticket);
    return askings
        .newest(ref)
        .orElseThrow(() -> new Refusal("Nobody is asked to approve " + ref + "."));
  }

  private Operation show() {
    return Operation.named(SHOW)
        .says("approval", "See how the approval of a ticket stands, and who decides")
        .example("approval REQ-7")
        .needs(ticket)
        .takes(LATE)
        .reads()
        .does(it ->
            Outcome.read(
                cards.whisper(asked(it), looked(it), it.actor(), it.find(LATE).isPresent())));
  }

  private Head looked(Turn turn) {
    return tickets.look(turn.get(ticket)).orElseThrow();
  }

  private Operation again() {
    return Operation.named("approval.ask")
        .says("approval ask", "Ask again for approval that came to nothing")
        .example("approval ask REQ-7")
        .needs(ticket)
        .by(Role.AGENT, REQUESTER, ASSIGNEE)
        .does(this::again);
  }

  private Outcome again(Turn turn) {
    var ref = turn.get(ticket);
    var head = tickets.head(ref);
    var approvable = approvables.get(ref.kind());
    var policy = approvable == null ? null : approvable.policy(head).orElse(null);
    if (approvable == null || policy == null) {
      throw new Refusal("Nobody need approve %s now.".formatted(ref));
    }
    approvals.ask(ref, policy, approvable.matter(head), turn.actor().id(), turn.at());
    return Outcome.shown(ref, "Approval of " + ref + " is asked again.");
  }
}
