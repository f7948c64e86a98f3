package dev.deskbell.oncall;

import dev.deskbell.people.Person;
import dev.deskbell.store.Writes;
import dev.deskbell.ticket.DueWork;
import dev.deskbell.ticket.Fact;
import dev.deskbell.ticket.Head;
import dev.deskbell.ticket.Noted;
import dev.deskbell.ticket.TicketRef;
import dev.deskbell.ticket.Tickets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Fires the steps that are due, a set at a time. The tickets' rows are locked first, as turns do,
 * so that an acknowledgement comes before a step or after it, never between.
 */
@Component
@Order(1)
class Escalating implements DueWork {
  private static final Logger LOG = LoggerFactory.getLogger(Escalating.class);
  private static final int SET = 100;

  private final Runs runs;
  private final Pages pages;
  private final HandPages hands;
  private final PageRules rules;
  private final Targets targets;
  private final Tickets tickets;
  private final Ringing ringing;
  private final Writes writes;
  private final TransactionOperations transaction;
  private final Clock clock;

  Escalating(
      Runs runs,
      Pages pages,
      HandPages hands,
      PageRules rules,
      Targets targets,
      Tickets tickets,
      Ringing ringing,
      Writes writes,
      TransactionOperations transaction,
      Clock clock) {
    this.runs = runs;
    this.pages = pages;
    this.hands = hands;
    this.rules = rules;
    this.targets = targets;
    this.tickets = tickets;
    this.ringing = ringing;
    this.writes = writes;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Override
  public String isDue() {
    return "exists (select 1 from escalation_run where state = 'RUNNING' and next_try <= :now)";
  }

  @Override
  public Optional<String> next() {
    return Optional.of(
        "select min(next_try) from escalation_run where state = 'RUNNING' and next_try > :now");
  }

  @Override
  public int fire() {
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var due = runs.due(now, SET);
    if (due.isEmpty()) {
      return 0;
    }
    try {
      return fire(due, now);
    } catch (RuntimeException e) {
      LOG.error("{} steps failed together and are tried one by one", due.size(), e);
      return due.stream().mapToInt(it -> alone(it, now)).sum();
    }
  }

  /** One that fails is tried again later and keeps no other from firing. */
  private int alone(TicketRef ref, Instant now) {
    try {
      return fire(List.of(ref), now);
    } catch (RuntimeException e) {
      LOG.error("the step of {} failed and will be tried again", ref, e);
      runs.postpone(ref, now);
      return 0;
    }
  }

  private int fire(Collection<TicketRef> refs, Instant now) {
    var fired = transaction.execute(_ -> fireLocked(refs, now));
    return fired == null ? 0 : fired;
  }

  private record Step(Run run, Head head, List<Notice> notices) {}

  private int fireLocked(Collection<TicketRef> refs, Instant now) {
    tickets.lock(refs);
    var due = runs.dueOf(refs, now).stream().filter(it -> isStillWanted(it, now)).toList();
    step(due, now);
    writes.flush();
    return due.size();
  }

  /** Fires the next step of each, whose tickets nobody else can change now. */
  void step(List<Run> due, Instant now) {
    var steps = due.stream().map(it -> step(it, now)).toList();
    var wishes = rules.of(steps.stream().flatMap(it -> people(it.notices())).toList());
    steps.forEach(it -> fire(it, wishes, now));
  }

  /** What rests or is over pages nobody, however that came about. */
  private boolean isStillWanted(Run run, Instant now) {
    return switch (tickets.head(run.ticket()).phase()) {
      case NEW, ACTIVE -> true;
      case HELD, RESOLVED, CLOSED -> {
        runs.end(run.ticket(), Fact.DESK, now, "the ticket needs nobody now");
        yield false;
      }
    };
  }

  private static java.util.stream.Stream<Person.Id> people(List<Notice> notices) {
    return notices.stream()
        .filter(Notice.ToPerson.class::isInstance)
        .map(it -> ((Notice.ToPerson) it).who());
  }

  private Step step(Run run, Instant now) {
    var head = tickets.head(run.ticket());
    var escalation = run.escalation();
    if (run.isThrough()) {
      return new Step(run, head, List.of());
    }
    var found = targets.of(escalation.step(run.step()).page(), head, now, run.busy());
    return new Step(
        run,
        head,
        found.isEmpty() ? targets.of(escalation.whenNobody(), head, now, run.busy()) : found);
  }

  private void fire(Step step, Map<Person.Id, PageRules.Wishes> wishes, Instant now) {
    var run = step.run();
    if (run.isThrough()) {
      through(run, now);
      return;
    }
    if (step.notices().isEmpty()) {
      note(new OncallFact.NobodyFound(run.ticket(), Fact.DESK, now, run.step() + 1));
      runs.advance(run, afterNobody(run, now));
      return;
    }
    var earliest = step.notices().stream().map(it -> page(step, it, wishes, now)).toList();
    var first = earliest.stream().min(Instant::compareTo).orElse(now);
    runs.advance(run, first.plus(run.escalation().step(run.step()).length()));
  }

  /** Nobody answered, unless who was paged by hand has still time to. */
  private void through(Run run, Instant now) {
    var until = hands.until(run).filter(now::isBefore);
    if (until.isPresent()) {
      runs.putOff(run.ticket(), until.get(), 0);
      return;
    }
    runs.unanswered(run, now);
    note(new OncallFact.Unanswered(run.ticket(), Fact.DESK, now));
  }

  /** The next step follows at once, but a round of nobody at all waits as long as its step says. */
  private static Instant afterNobody(Run run, Instant now) {
    var last = (run.step() + 1) % run.escalation().steps().size() == 0;
    return last ? now.plus(run.escalation().step(run.step()).length()) : now;
  }

  private void note(OncallFact fact) {
    tickets.record(new Noted(fact));
  }

  /** Returns when the first of its ways is due. */
  private Instant page(
      Step step, Notice notice, Map<Person.Id, PageRules.Wishes> wishes, Instant now) {
    var run = step.run();
    var number = run.step() + 1;
    return switch (notice) {
      case Notice.ToRoom it -> {
        note(new OncallFact.Called(run.ticket(), Fact.DESK, now, it.team(), number));
        pages.plan(run, it.room(), it.why(), now);
        yield now;
      }
      case Notice.ToPerson it -> {
        note(new OncallFact.Paged(run.ticket(), Fact.DESK, now, it.who(), number, it.why()));
        var wish = wishes.getOrDefault(it.who(), PageRules.Wishes.NONE);
        yield ringing.plan(run, step.head(), it.who(), it.why(), wish, now);
      }
    };
  }
}
