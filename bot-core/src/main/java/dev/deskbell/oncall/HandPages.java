package dev.deskbell.oncall;

import dev.deskbell.people.People;
import dev.deskbell.people.Person;
import dev.deskbell.ticket.Fact;
import dev.deskbell.ticket.Noted;
import dev.deskbell.ticket.Tickets;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
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
    var wishes = rules.of(List.of(who)).getOrDefault(who, PageRules.Wishes.NONE);
    var head = tickets.head(run.ticket());
    return ringing.plan(run.aside(head.chain().facts()), head, who, Page.BY_HAND, wishes, at);
  }

  /** By the desk now, to be told then. */
  void again(Run run, Collection<Person.Id> who, String why, Instant now, Instant at) {
    for (var it : who) {
      tickets.record(new Noted(new OncallFact.Paged(run.ticket(), Fact.DESK, now, it, 0, why)));
      plan(run, it, at);
    }
  }

  /** Whom somebody paged by hand and who has not answered. */
  List<Person.Id> open(Run run) {
    return unanswered(run)
        .filter(Page::isByHand)
        .flatMap(it -> Optional.ofNullable(it.person()).stream())
        .distinct()
        .toList();
  }

  /** Who of them has not been told at all: they sleep. */
  List<Person.Id> asleep(Run run) {
    var told =
        unanswered(run)
            .filter(it -> it.isByHand() && it.state() == Page.State.TOLD)
            .flatMap(it -> Optional.ofNullable(it.person()).stream())
            .toList();
    return open(run).stream().filter(it -> !told.contains(it)).toList();
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
    return pages.of(run.ticket()).stream()
        .filter(it -> it.run() == run.run() && it.answeredAt() == null)
        .filter(it -> it.state() == Page.State.DUE || it.state() == Page.State.TOLD);
  }
}
