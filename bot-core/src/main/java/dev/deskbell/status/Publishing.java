package dev.deskbell.status;

import dev.deskbell.conversation.Refusal;
import dev.deskbell.delivery.Deliveries;
import dev.deskbell.delivery.Destination;
import dev.deskbell.delivery.Telling;
import dev.deskbell.people.Person;
import dev.deskbell.people.Rooms;
import dev.deskbell.store.Writes;
import dev.deskbell.ticket.Noted;
import dev.deskbell.ticket.Tickets;
import dev.deskbell.ticket.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Brings to the outside what was previewed, in the running transaction. */
@Component
class Publishing {
  private final JdbcClient db;
  private final Writes writes;
  private final Notices notices;
  private final Tickets tickets;
  private final Rooms rooms;
  private final Deliveries deliveries;
  private final PublishedPage page;

  Publishing(
      JdbcClient db,
      Writes writes,
      Notices notices,
      Tickets tickets,
      Rooms rooms,
      Deliveries deliveries,
      PublishedPage page) {
    this.db = db;
    this.writes = writes;
    this.notices = notices;
    this.tickets = tickets;
    this.rooms = rooms;
    this.deliveries = deliveries;
    this.page = page;
  }

  /** The number of the notice. */
  long publish(Draft draft, Person.Id by, Instant at) {
    var notice = draft.notice();
    return notice == null ? begin(draft, by, at) : go(draft, notice, by, at);
  }

  private long begin(Draft draft, Person.Id by, Instant at) {
    var id =
        db.sql("select nextval(pg_get_serial_sequence('status_notice', 'id'))")
            .query(Long.class)
            .single();
    var plan = draft.planned();
    writes.add(
        1,
        """
        insert into status_notice (id, kind, state, title, ticket, author, from_at, until_at,
            published_at, changed_at, next_at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
        """,
        id,
        draft.state().kind(),
        draft.state(),
        draft.title(),
        draft.ticket() == null ? null : draft.ticket().toString(),
        by.value(),
        plan == null ? null : plan.from(),
        plan == null ? null : plan.until(),
        at,
        at,
        plan == null ? null : plan.from());
    if (plan == null) {
      hit(id, draft, at);
    } else {
      draft.services().forEach(it -> span(id, it, Effect.MAINTENANCE, plan.from(), plan.until()));
    }
    said(id, 1, draft, by, at);
    return id;
  }

  private long go(Draft draft, long id, Person.Id by, Instant at) {
    var notice = notices.find(id).orElseThrow(() -> gone(id));
    if (!notice.isOpen()) {
      throw new Refusal(
          "Notice %d has ended meanwhile, so nothing is published. Your draft is kept; `status"
                  .formatted(id)
              + " publish` begins a new notice.");
    }
    var state = after(notice, draft);
    // If somebody was quicker, the whole turn is done again with what they left.
    writes.add(
        1,
        """
        update status_notice set state = ?, author = ?, changed_at = ?, ended_at = ?,
               next_at = case when ? then null else next_at end, remind_at = null
         where id = ? and changed_at = ? and withdrawn_at is null\
        """,
        state,
        by.value(),
        at,
        state.isEnd() ? at : null,
        state.isEnd(),
        id,
        notice.changedAt());
    if (state.isEnd()) {
      heal(id, at);
    } else {
      hit(id, draft, at);
    }
    said(id, notice.updates().size() + 1, draft.in(state), by, at);
    return id;
  }

  /** Maintenance begins by the clock; how it ends is decided by whether it has begun. */
  private static State after(Notice notice, Draft draft) {
    if (draft.state().isEnd()) {
      return notice.state().end();
    }
    return notice.kind() == State.Kind.MAINTENANCE ? notice.state() : draft.state();
  }

  static Refusal gone(long id) {
    return new Refusal("There is no notice " + id + ". `status show` has those that are open.");
  }

  /** What is planned and has not begun never was. */
  private void heal(long id, Instant at) {
    writes.add("delete from status_span where notice = ? and from_at >= ?", id, at);
    writes.add(
        """
        update status_span set until_at = ?
         where notice = ? and (until_at is null or until_at > ?)\
        """,
        at,
        id,
        at);
  }

  private void hit(long id, Draft draft, Instant at) {
    var effect = draft.effect();
    if (effect == null) {
      return;
    }
    writes.add(
        """
        update status_span set until_at = ?
         where notice = ? and from_at <= ? and (until_at is null or until_at > ?)
           and service = any(?)\
        """,
        at,
        id,
        at,
        at,
        draft.services().toArray(String[]::new));
    if (effect != Effect.OPERATIONAL) {
      draft.services().forEach(it -> span(id, it, effect, at, null));
    }
  }

  private void span(long id, String service, Effect effect, Instant from, @Nullable Instant until) {
    writes.add(
        1,
        "insert into status_span (notice, service, effect, from_at, until_at) values (?, ?, ?, ?, ?)",
        id,
        service,
        effect,
        from,
        until);
  }

  /** The words, where they stand and who is told. */
  private void said(long id, int seq, Draft draft, Person.Id by, Instant at) {
    update(id, seq, draft.state(), draft.words(), by, at);
    var ticket = draft.ticket();
    if (ticket != null) {
      tickets.record(
          new Noted(
              new StatusFact.Published(
                  ticket, by, at, id, seq, draft.state().name(), new Words(draft.words()))));
    }
  }

  /** The next update of a notice; one that another has taken meanwhile fails the transaction. */
  void update(long id, int seq, State state, String words, Person.Id by, Instant at) {
    writes.add(
        1,
        """
        insert into status_update (notice, seq, state, words, at, author) values (?, ?, ?, ?, ?, ?)
        on conflict do nothing\
        """,
        id,
        seq,
        state,
        words,
        at,
        by.value());
    changed(at);
    deliveries.tell(tellings(id, seq));
  }

  private List<Telling> tellings(long id, int seq) {
    var tellings = new ArrayList<Telling>();
    for (var place : rooms.of(new Rooms.Owner.OfPractice(StatusConfiguration.NAME))) {
      var room = new Destination.Room(place);
      tellings.add(Telling.keep(NoticeDrawer.notice(id), room));
      if (seq > 1) {
        tellings.add(
            Telling.keep(
                NoticeDrawer.update(id, seq),
                new Destination.Below(NoticeDrawer.notice(id), room)));
      }
    }
    return tellings;
  }

  /** Off the page, out of the feed and out of the rooms, as if it had not been. */
  void withdraw(Notice notice, Person.Id by, Instant at) {
    writes.add(
        1,
        "update status_notice set withdrawn_at = ?, next_at = null, remind_at = null where id = ?",
        at,
        notice.id());
    changed(at);
    var card = NoticeDrawer.notice(notice.id());
    deliveries.tell(
        deliveries.keptOf(card).stream()
            .flatMap(it ->
                Stream.concat(
                    notice.updates().stream()
                        .filter(update -> update.seq() > 1)
                        .map(update ->
                            Telling.gone(
                                NoticeDrawer.update(notice.id(), update.seq()),
                                new Destination.Below(card, it.to()))),
                    Stream.of(Telling.gone(card, it.to()))))
            .toList());
    var ticket = notice.ticket();
    if (ticket != null) {
      tickets.record(new Noted(new StatusFact.Withdrawn(ticket, by, at, notice.id())));
    }
  }

  /** Last of what is written, for whoever publishes waits for this row. */
  private void changed(Instant at) {
    writes.add(
        1,
        "update status_version set version = version + 1, changed_at = greatest(changed_at, ?)",
        at);
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            page.changed();
          }
        });
  }
}
