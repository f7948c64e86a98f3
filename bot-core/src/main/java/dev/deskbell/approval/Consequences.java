package dev.deskbell.approval;

import dev.deskbell.delivery.Deliveries;
import dev.deskbell.delivery.Destination;
import dev.deskbell.delivery.Telling;
import dev.deskbell.people.People;
import dev.deskbell.people.Person;
import dev.deskbell.people.Role;
import dev.deskbell.ticket.Awaited;
import dev.deskbell.ticket.Deadlines;
import dev.deskbell.ticket.Fact;
import dev.deskbell.ticket.Head;
import dev.deskbell.ticket.Noted;
import dev.deskbell.ticket.TicketFact;
import dev.deskbell.ticket.Tickets;
import dev.deskbell.ticket.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What follows when an asking has come further: facts, deadlines, who waits, who is told. */
@Component
class Consequences {
  static final String AWAITED = "approval";

  private final Askings askings;
  private final Tickets tickets;
  private final Awaited awaited;
  private final Deadlines deadlines;
  private final Deliveries deliveries;
  private final Deputies deputies;
  private final People people;

  Consequences(
      Askings askings,
      Tickets tickets,
      Awaited awaited,
      Deadlines deadlines,
      Deliveries deliveries,
      Deputies deputies,
      People people) {
    this.askings = askings;
    this.tickets = tickets;
    this.awaited = awaited;
    this.deadlines = deadlines;
    this.deliveries = deliveries;
    this.deputies = deputies;
    this.people = people;
  }

  /** It has just been asked. */
  void begun(Approval it, Person.Id by, Instant at, Circumstances now) {
    var asked = it.asking();
    note(new ApprovalFact.Asked(it.ref(), by, at, asked.run(), asked.policy(), asked.digest()));
    var next = entered(it, 0, by, at, now);
    askings.add(next);
    ended(next, by, at, new Words(""));
    tell(next);
  }

  /** It stands elsewhere than before; the words are those of whoever brought it there. */
  void moved(Approval before, Approval it, Person.Id by, Instant at, Words why, Circumstances now) {
    var next = it.stage() > before.stage() ? entered(it, before.stage() + 1, by, at, now) : it;
    askings.update(next);
    if (before.standing() != next.standing()) {
      ended(next, by, at, why);
    }
    tell(next);
  }

  /** Somebody voted, and perhaps that moved it. */
  void voted(Approval before, Approval it, Words why, Instant at, Circumstances now) {
    var ballot = it.ballots().getLast();
    var seat = ballot.seat().equals(ballot.voter()) ? null : ballot.seat();
    note(
        new ApprovalFact.Voted(
            it.ref(),
            ballot.voter(),
            at,
            it.asking().run(),
            ballot.stage(),
            ballot.vote(),
            seat,
            it.asking().digest(),
            why));
    askings.keep(before, ballot.voter(), why.text());
    if (it.standing().isOpen() && it.stage() == before.stage()) {
      awaited.not(
          it.ref(), AWAITED, seat == null ? Set.of(ballot.voter()) : Set.of(ballot.voter(), seat));
    }
    moved(before, it, ballot.voter(), at, why, now);
  }

  private Approval entered(Approval it, int from, Person.Id by, Instant at, Circumstances now) {
    for (var stage = from; stage <= it.stage(); stage++) {
      var entered = it.stages().get(stage);
      note(
          new ApprovalFact.StageBegun(
              it.ref(),
              by,
              at,
              it.asking().run(),
              stage,
              entered.name(),
              numbers(entered.panel()),
              entered.needed()));
    }
    return it.standing().isOpen() ? asked(it, at, now) : it;
  }

  private static String numbers(List<Person.Id> panel) {
    return panel.stream().map(Person.Id::toString).collect(Collectors.joining(","));
  }

  /** The current stage's people, and who stands in for them, wait and are told. */
  Approval asked(Approval it, Instant at, Circumstances now) {
    var open = it.tally(now).open();
    var told = new LinkedHashMap<Person.Id, Approval.Told>();
    open.forEach(who -> told.put(who, new Approval.Told(it.stage(), who, null)));
    deputies
        .standingIn(open, at)
        .forEach((member, them) ->
            them.forEach(who -> told.putIfAbsent(who, new Approval.Told(it.stage(), who, member))));
    told.keySet().removeAll(now.concerned());
    var whom = told.keySet();
    awaited.only(it.ref(), AWAITED, whom);
    admit(tickets.head(it.ref()), whom, at);
    arm(it, at);
    return it.telling(Set.copyOf(told.values()));
  }

  /** Who is asked about a private ticket may know of it. */
  private void admit(Head head, Set<Person.Id> whom, Instant at) {
    if (head.hidden()) {
      whom.stream()
          .filter(it -> !tickets.visible(head, it))
          .sorted()
          .forEach(it -> note(new TicketFact.Watched(head.ref(), Fact.DESK, at, it)));
    }
  }

  private void arm(Approval it, Instant at) {
    var within = it.current().within();
    if (within == null) {
      deadlines.disarm(it.ref(), TimeLimit.NAME);
    } else {
      deadlines.arm(it.ref(), TimeLimit.NAME, epoch(it), it.since().plus(within));
    }
    var reminding = it.current().reminding();
    if (reminding == null) {
      deadlines.disarm(it.ref(), Reminders.NAME);
    } else {
      deadlines.arm(it.ref(), Reminders.NAME, epoch(it), at.plus(reminding));
    }
  }

  /** Of a stage of an asking; what is armed for another never fires. */
  static long epoch(Approval it) {
    return it.asking().run() * 1000L + it.stage();
  }

  private void ended(Approval it, Person.Id by, Instant at, Words why) {
    if (it.standing().isOpen()) {
      return;
    }
    awaited.only(it.ref(), AWAITED, Set.of());
    deadlines.disarm(it.ref(), TimeLimit.NAME);
    deadlines.disarm(it.ref(), Reminders.NAME);
    if (it.standing() == Standing.UNDECIDABLE) {
      alarm(it);
    }
    note(
        new ApprovalFact.Ended(
            it.ref(), by, at, it.asking().run(), it.standing(), it.asking().digest(), why));
  }

  private void alarm(Approval it) {
    var piece = Topics.trouble(it.ref(), it.asking().run());
    deliveries.tell(
        people.holding(Role.ADMINISTRATOR).stream()
            .map(who -> Telling.keep(piece, new Destination.Someone(who.id())))
            .toList());
  }

  /** Every card that there is of it, in this order of stages and people. */
  private void tell(Approval it) {
    var tellings = new ArrayList<Telling>();
    it.told().stream()
        .sorted(Comparator.comparingInt(Approval.Told::stage).thenComparing(Approval.Told::who))
        .forEach(told ->
            tellings.add(
                Telling.keep(
                    Topics.card(it.ref(), it.asking().run(), told.stage()),
                    new Destination.Someone(told.who()))));
    deliveries.tell(tellings);
  }

  void note(Fact fact) {
    tickets.record(new Noted(fact));
  }
}
