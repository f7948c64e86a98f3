package dev.deskbell.oncall;

import static dev.deskbell.oncall.PageRules.Wishes.NONE;

import dev.deskbell.people.People;
import dev.deskbell.people.Person;
import dev.deskbell.ticket.Fact;
import dev.deskbell.ticket.Noted;
import dev.deskbell.ticket.Tickets;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What somebody paged by hand within a run: who has not answered yet, and paging them again. */
@Component
class HandPages {
  private final Pages pages;
  private final Ringing ringing;
  private final PageRules rules;
  private final Tickets tickets;
  private final People people;

  HandPages(Pages pages, Ringing ringing, PageRules rules, Tickets tickets, People people) {
    this.pages = pages;
    this.ringing = ringing;
    this.rules = rules;
    this.tickets = tickets;
    this.people = people;
  }

  /** Beside the steps of the run; returns when the first of their ways is due. */
  Instant plan(Run run, Person.Id who, Instant at) {
    return plan(run, who, rules.of(List.of(who)), at);
  }

  private Instant plan(
      Run run, Person.Id who, Map<Person.Id, PageRules.Wishes> wishes, Instant at) {
    var head = tickets.head(run.ticket());
    return ringing.plan(
        run.aside(head.chain().facts()),
        head,
        who,
        Page.BY_HAND,
        wishes.getOrDefault(who, NONE),
        at);
  }

  /** By the desk now, to be told then. */
  void again(Run run, Collection<Person.Id> who, String why, Instant now, Instant at) {
    again(run, who, rules.of(who), why, now, at);
  }

  /** The same, of people whose wishes are known. */
  void again(
      Run run,
      Collection<Person.Id> who,
      Map<Person.Id, PageRules.Wishes> wishes,
      String why,
      Instant now,
      Instant at) {
    for (var it : who) {
      tickets.record(new Noted(new OncallFact.Paged(run.ticket(), Fact.DESK, now, it, 0, why)));
      plan(run, it, wishes, at);
    }
  }

  /** Whom somebody paged by hand and who has not answered. */
  List<Person.Id> open(Run run) {
    return open(unanswered(run).toList());
  }

  /** The same, of what has not been answered. */
  static List<Person.Id> open(List<Page> unanswered) {
    return unanswered.stream()
        .filter(Page::isByHand)
        .flatMap(it -> Optional.ofNullable(it.person()).stream())
        .distinct()
        .toList();
  }

  /** Who of them has not been told at all: they sleep. */
  static List<Person.Id> asleep(List<Page> unanswered) {
    var told =
        unanswered.stream()
            .filter(it -> it.isByHand() && it.state() == Page.State.TOLD)
            .flatMap(it -> Optional.ofNullable(it.person()).stream())
            .toList();
    return open(unanswered).stream().filter(it -> !told.contains(it)).toList();
  }

  /** They, if the last page that waits for their answer is by hand. */
  Optional<Person.Id> openOf(Run run, Person.Id who) {
    return unanswered(run)
        .filter(it -> it.person() != null && people.same(it.person(), who))
        .max(Comparator.comparingLong(Page::id))
        .filter(Page::isByHand)
        .map(Page::person);
  }

  /** Until when they may answer: the time of a step after the last of their ways. */
  Optional<Instant> until(Run run) {
    return unanswered(run)
        .filter(Page::isByHand)
        .map(Page::dueAt)
        .max(Comparator.naturalOrder())
        .map(it -> it.plus(run.escalation().step(0).length()));
  }

  private Stream<Page> unanswered(Run run) {
    return pages.of(run.ticket()).stream().filter(it -> it.run() == run.run() && it.isUnanswered());
  }
}
