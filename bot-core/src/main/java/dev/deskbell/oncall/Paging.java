package dev.deskbell.oncall;

import dev.deskbell.people.People;
import dev.deskbell.people.Person;
import dev.deskbell.policy.Policies;
import dev.deskbell.ticket.Deadlines;
import dev.deskbell.ticket.Fact;
import dev.deskbell.ticket.FactListener;
import dev.deskbell.ticket.Head;
import dev.deskbell.ticket.Heard;
import dev.deskbell.ticket.Involvement;
import dev.deskbell.ticket.Phase;
import dev.deskbell.ticket.Rouse;
import dev.deskbell.ticket.TicketFact;
import dev.deskbell.ticket.TicketKind;
import dev.deskbell.ticket.TicketKinds;
import dev.deskbell.ticket.TicketRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Begins and ends escalations as their tickets live, in the transaction in which they do. Reads
 * nothing, but who was paged by hand where one begins anew: what it writes goes with what the turn
 * writes.
 */
@Component
class Paging implements FactListener, Involvement {
  private final Runs runs;
  private final WaitingRuns waiting;
  private final Pages pages;
  private final ObjectProvider<HandPages> hands;
  private final Policies policies;
  private final People people;
  private final TicketKinds kinds;
  private final ObjectProvider<Deadlines> deadlines;
  private final Rouse rouse;

  Paging(
      Runs runs,
      WaitingRuns waiting,
      Pages pages,
      ObjectProvider<HandPages> hands,
      Policies policies,
      People people,
      TicketKinds kinds,
      ObjectProvider<Deadlines> deadlines,
      Rouse rouse) {
    this.runs = runs;
    this.waiting = waiting;
    this.pages = pages;
    this.hands = hands;
    this.policies = policies;
    this.people = people;
    this.kinds = kinds;
    this.deadlines = deadlines;
    this.rouse = rouse;
  }

  @Override
  public void heard(Heard heard) {
    var fact = heard.fact();
    var milestone = fact.milestone();
    if (milestone == null) {
      noted(heard);
      return;
    }
    switch (milestone) {
      case OPENED, REOPENED -> begin(heard.after(), fact);
      case ACKNOWLEDGED -> {
        end(heard, "acknowledged");
        runs.watch(heard.after().ref());
      }
      case HELD -> end(heard, "put on hold");
      case RESOLVED -> end(heard, "resolved");
      case CLOSED -> end(heard, "closed");
      case RESUMED -> resumed(heard.after(), fact);
    }
  }

  private void noted(Heard heard) {
    var before = heard.before();
    var after = heard.after();
    switch (heard.fact()) {
      case TicketFact.Handed it when isWorkedOn(after) -> anew(after, it, "handed to another team");
      case TicketFact.Prioritised it
          when isWorkedOn(after) && after.priority().compareTo(before.priority()) < 0 ->
          // The milder run may be waiting for somebody's quiet hours to end.
          moreUrgent(after, it);
      case TicketFact.Assigned _ when after.phase() == Phase.ACTIVE -> {
        end(heard, "taken");
        runs.watch(after.ref());
      }
      default -> {}
    }
  }

  private static boolean isWorkedOn(Head head) {
    return head.phase() == Phase.NEW || head.phase() == Phase.ACTIVE;
  }

  /** What nobody has any more is paged for; who has it is asked again if nothing happens. */
  private void resumed(Head head, Fact fact) {
    if (head.unassigned()) {
      begin(head, fact);
    } else {
      runs.watch(head.ref());
      rouse.afterCommit();
    }
  }

  private void moreUrgent(Head head, Fact fact) {
    var why = "became more urgent";
    if (head.phase() == Phase.NEW) {
      anew(head, fact, why);
      return;
    }
    waiting
        .of(head.ref())
        .ifPresent(it -> {
          var asleep = HandPages.asleep(it.unanswered());
          pages.stop(head.ref(), asleep, why);
          again(it.run(), asleep, it.wishes(), fact);
        });
  }

  /** Who was paged by hand and has not answered is paged again, whatever begins or does not. */
  private void anew(Head head, Fact fact, String why) {
    var running = waiting.of(head.ref());
    var open = running.map(it -> HandPages.open(it.unanswered())).orElse(List.of());
    runs.end(head.ref(), fact.by(), fact.at(), why);
    deadlines.getObject().disarm(head.ref(), Progress.NAME);
    var begun = begin(head, fact);
    if (!open.isEmpty()) {
      var wishes = running.map(WaitingRuns.Waiting::wishes).orElse(Map.of());
      again(begun.orElseGet(() -> beginByHand(head, fact)), open, wishes, fact);
    }
  }

  private void again(
      Run run, List<Person.Id> who, Map<Person.Id, PageRules.Wishes> wishes, Fact fact) {
    hands.getObject().again(run, who, wishes, Page.BY_HAND, fact.at(), fact.at());
    rouse.afterCommit();
  }

  private Run beginByHand(Head head, Fact fact) {
    var run = Run.byHand(head, HandPractice.BY_HAND, fact.at());
    runs.begin(run, fact.at().plus(run.escalation().step(0).length()));
    return run;
  }

  private Optional<Run> begin(Head head, Fact fact) {
    var found =
        policies
            .current(EscalationsConfiguration.ESCALATIONS)
            .of(head, kind(head.ref()), fact.at())
            .map(it -> Run.of(head, it, fact.at()));
    found.ifPresent(it -> {
      runs.begin(it.ticket(), it.run(), it.escalation(), it.startedAt());
      Begun.add(it);
      rouse.afterCommit();
    });
    return found;
  }

  private String kind(TicketRef ref) {
    return kinds.named(ref.kind()).map(TicketKind::name).orElse(ref.kind());
  }

  /** Whatever the files say now: a run follows them as they were when it began. */
  private void end(Heard heard, String why) {
    var ref = heard.after().ref();
    var fact = heard.fact();
    runs.end(ref, fact.by(), fact.at(), why);
    if (!fact.by().equals(Fact.DESK)) {
      pages.answered(ref, ids(fact.by()), fact.at(), why);
    }
    deadlines.getObject().disarm(ref, Progress.NAME);
    rouse.afterCommit();
  }

  private List<Person.Id> ids(Person.Id who) {
    return people.idsOf(who);
  }

  @Override
  public boolean called(TicketRef ref, Person.Id who) {
    return pages.called(ref, ids(who));
  }
}
