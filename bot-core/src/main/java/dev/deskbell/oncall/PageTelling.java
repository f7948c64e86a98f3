package dev.deskbell.oncall;

import dev.deskbell.delivery.Deliveries;
import dev.deskbell.delivery.Destination;
import dev.deskbell.delivery.Telling;
import dev.deskbell.ticket.DueWork;
import dev.deskbell.ticket.TicketRef;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Tells the pages that are due, in the lane before all others, and shows anew what is over. */
@Component
@Order(2)
class PageTelling implements DueWork {
  private static final int SET = 500;

  private final Pages pages;
  private final Runs runs;
  private final OtherWays others;
  private final Progress progress;
  private final Deliveries deliveries;
  private final TransactionOperations transaction;
  private final Clock clock;

  PageTelling(
      Pages pages,
      Runs runs,
      OtherWays others,
      Progress progress,
      Deliveries deliveries,
      TransactionOperations transaction,
      Clock clock) {
    this.pages = pages;
    this.runs = runs;
    this.others = others;
    this.progress = progress;
    this.deliveries = deliveries;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Override
  public String isDue() {
    return """
    exists (select 1 from page where state = 'DUE' and due_at <= :now)
     or exists (select 1 from escalation_run where stale)
    """;
  }

  @Override
  public Optional<String> next() {
    return Optional.of("select min(due_at) from page where state = 'DUE' and due_at > :now");
  }

  @Override
  public int fire() {
    return in(this::tell) + in(this::showAnew);
  }

  private int in(java.util.function.IntSupplier work) {
    var done = transaction.execute(_ -> work.getAsInt());
    return done == null ? 0 : done;
  }

  private int tell() {
    return tell(pages.take(clock.instant().truncatedTo(ChronoUnit.MICROS), SET));
  }

  /** Tells what is due of these tickets, in the running transaction. */
  void tellOf(Collection<TicketRef> refs, Instant now) {
    tell(pages.take(refs, now));
  }

  private int tell(List<Page> due) {
    var tellings = new ArrayList<Telling>();
    for (var page : due) {
      switch (page.way()) {
        case PageRules.CHAT, Way.ROOM ->
            tellings.add(Telling.keep(Topics.page(page), where(page)).urgently());
        default -> others.send(page);
      }
    }
    deliveries.tell(tellings);
    return due.size();
  }

  private static Destination where(Page page) {
    var person = page.person();
    return person == null
        ? new Destination.Room(Way.room(String.valueOf(page.room())))
        : new Destination.Someone(person);
  }

  private int showAnew() {
    var ended = runs.takeStale(SET);
    for (var run : ended) {
      deliveries.tell(
          pages.of(run.ticket()).stream()
              .filter(it -> it.run() == run.run() && it.state() == Page.State.TOLD)
              .filter(it -> it.way().equals(PageRules.CHAT) || it.way().equals(Way.ROOM))
              .map(it -> Telling.keep(Topics.page(it), where(it)))
              .toList());
      progress.watch(run);
    }
    return ended.size();
  }
}
