package dev.deskbell.oncall;

import static dev.deskbell.conversation.Operation.Relation.ASSIGNEE;
import static dev.deskbell.conversation.Operation.Relation.CALLED;

import dev.deskbell.conversation.Operation;
import dev.deskbell.conversation.Outcome;
import dev.deskbell.conversation.Param;
import dev.deskbell.conversation.Practice;
import dev.deskbell.conversation.Refusal;
import dev.deskbell.conversation.Turn;
import dev.deskbell.conversation.Types;
import dev.deskbell.people.People;
import dev.deskbell.people.Person;
import dev.deskbell.people.Role;
import dev.deskbell.ticket.Fact;
import dev.deskbell.ticket.Head;
import dev.deskbell.ticket.Noted;
import dev.deskbell.ticket.Phase;
import dev.deskbell.ticket.Rouse;
import dev.deskbell.ticket.TicketFact;
import dev.deskbell.ticket.TicketParams;
import dev.deskbell.ticket.TicketRef;
import dev.deskbell.ticket.Tickets;
import dev.deskbell.ticket.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What people answer to a page. */
@Component
class PagePractice implements Practice {
  private static final Duration LONGEST = Duration.ofHours(12);
  private static final Param<String> WHY = Param.of("why", "Why?", Types.lines(500));
  private static final Param<Duration> LENGTH = Param.of("for", "For how long?", Types.duration());

  private final Param<TicketRef> ticket;
  private final Tickets tickets;
  private final Acknowledging acknowledging;
  private final Runs runs;
  private final Pages pages;
  private final HandPages hands;
  private final PageStory story;
  private final People people;
  private final Rouse rouse;

  PagePractice(
      TicketParams params,
      Tickets tickets,
      Acknowledging acknowledging,
      Runs runs,
      Pages pages,
      HandPages hands,
      PageStory story,
      People people,
      Rouse rouse) {
    this.ticket = params.any();
    this.tickets = tickets;
    this.acknowledging = acknowledging;
    this.runs = runs;
    this.pages = pages;
    this.hands = hands;
    this.story = story;
    this.people = people;
    this.rouse = rouse;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.named("page.why")
            .says("page why", "Who was paged for a ticket, when, by which way, and what came of it")
            .example("page why INC-7")
            .needs(ticket)
            .by(Role.AGENT, ASSIGNEE, CALLED)
            .reads()
            .does(it -> Outcome.read(story.of(it.get(ticket), it.actor(), it.at()))),
        Operation.named("page.escalate")
            .says("page escalate", "Have the next paged now")
            .example("page escalate INC-7", "page escalate INC-7 I need a database expert")
            .needs(ticket)
            .takes(WHY)
            .by(Role.RESPONDER, ASSIGNEE, CALLED)
            .does(this::escalate),
        Operation.named("page.busy")
            .says("page busy", "Say that you are on another one: the next is paged")
            .example("page busy INC-7")
            .needs(ticket)
            .by(Role.RESPONDER, ASSIGNEE, CALLED)
            .does(this::busy),
        Operation.named("page.snooze")
            .says("page snooze", "Put the pages for a ticket off for a while")
            .example("page snooze INC-7 15m")
            .needs(ticket, LENGTH)
            .by(Role.RESPONDER, ASSIGNEE, CALLED)
            .does(this::snooze),
        Operation.named("page.still")
            .says("page still", "Say that you are still on it")
            .example("page still INC-7")
            .needs(ticket)
            .by(Role.RESPONDER, ASSIGNEE, CALLED)
            .does(this::still));
  }

  private Run running(Turn turn) {
    var ref = turn.get(ticket);
    return runs.running(ref)
        .orElseThrow(() ->
            new Refusal(
                "Nobody is being paged for " + ref + " now. `page why " + ref + "` says who was."));
  }

  private Outcome escalate(Turn turn) {
    var run = running(turn);
    var ref = run.ticket();
    if (run.isThrough()) {
      throw new Refusal("Everybody has been paged already; nobody is left to ask for " + ref + ".");
    }
    var why = new Words(turn.find(WHY).orElse(""));
    tickets.record(new Noted(new OncallFact.Escalated(ref, turn.actor().id(), turn.at(), why)));
    pages.answered(ref, people.idsOf(turn.actor().id()), turn.at(), "escalated");
    pages.stop(ref, people.idsOf(turn.actor().id()), "they passed it on");
    runs.putOff(ref, turn.at(), 0);
    rouse.afterCommit();
    return Outcome.said("The next are paged for " + ref + " now.");
  }

  private Outcome busy(Turn turn) {
    var run = running(turn);
    var ref = run.ticket();
    var me = turn.actor().id();
    tickets.record(new Noted(new OncallFact.Busy(ref, me, turn.at())));
    pages.answered(ref, people.idsOf(me), turn.at(), "on another one");
    pages.stop(ref, people.idsOf(me), "they are on another one");
    runs.busy(ref, me);
    var othersLeft = othersLeft(run, turn);
    if (!othersLeft) {
      runs.putOff(ref, turn.at(), 0);
      rouse.afterCommit();
    }
    return Outcome.said("You are not paged for " + ref + " again" + then(run, othersLeft));
  }

  private static String then(Run run, boolean othersLeft) {
    if (othersLeft) {
      return "; the others still are.";
    }
    return run.isThrough()
        ? ". Nobody is left to page: their team reads that nobody answered."
        : ". The next are paged now.";
  }

  /** Whether somebody of this step, or after the last one somebody paged by hand, may answer. */
  private boolean othersLeft(Run run, Turn turn) {
    return pages.of(run.ticket()).stream()
        .filter(it -> it.run() == run.run() && it.isUnanswered())
        .filter(it -> it.fired() == run.fired() - 1 || (run.isThrough() && it.isByHand()))
        .flatMap(it -> Optional.ofNullable(it.person()).stream())
        .anyMatch(it -> !people.same(it, turn.actor().id()));
  }

  private Outcome snooze(Turn turn) {
    var run = running(turn);
    var ref = run.ticket();
    var length = turn.get(LENGTH);
    if (length.isNegative() || length.isZero() || length.compareTo(LONGEST) > 0) {
      throw new Refusal("Pages are put off for a minute to twelve hours. Say 15m or 2h.");
    }
    var me = turn.actor().id();
    var until = turn.at().plus(length);
    var byHand = hands.openOf(run, me);
    var again = byHand.map(List::of).orElseGet(() -> hands.open(run));
    tickets.record(new Noted(new OncallFact.Snoozed(ref, me, turn.at(), until)));
    pages.answered(ref, people.idsOf(me), turn.at(), "snoozed");
    if (byHand.isPresent()) {
      pages.stop(ref, people.idsOf(me), "put off");
    } else {
      pages.stopAll(ref, "put off");
    }
    if (byHand.isEmpty() && !run.isByHand()) {
      runs.putOff(ref, until, 1);
    }
    hands.again(run, again, "by hand, after they were put off", turn.at(), until);
    return Outcome.said(
        "%s paged for %s for %s."
            .formatted(
                byHand.isPresent() ? "You are not" : "Nobody is", ref, Written.length(length)));
  }

  private Outcome still(Turn turn) {
    var run = running(turn);
    var ref = run.ticket();
    var me = turn.actor().id();
    var head = tickets.head(ref);
    var taken = head.phase() == Phase.ACTIVE;
    if (!taken && acknowledging.of(ref).isPresent()) {
      throw new Refusal(
          "Nobody has acknowledged " + ref + " yet. Press Acknowledge, then it is yours.");
    }
    tickets.record(new Noted(onIt(head, me, turn.at())));
    pages.answered(ref, people.idsOf(me), turn.at(), "still on it");
    runs.end(ref, me, turn.at(), "still on it");
    rouse.afterCommit();
    return Outcome.said(
        taken
            ? "Good. I ask again if I hear nothing of " + ref + "."
            : "Good. Nobody else is paged for " + ref + " now.");
  }

  /** What nobody has becomes theirs. */
  private Fact onIt(Head head, Person.Id me, Instant at) {
    var has = head.assignee();
    if (has == null) {
      return new TicketFact.Assigned(head.ref(), me, at, me, new Words(""));
    }
    return people.same(has, me)
        ? new OncallFact.StillOnIt(head.ref(), me, at)
        : new OncallFact.Joined(head.ref(), me, at);
  }
}
