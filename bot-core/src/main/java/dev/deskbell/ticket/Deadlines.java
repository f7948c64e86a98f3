package dev.deskbell.ticket;

import dev.deskbell.store.Writes;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** What becomes due about tickets: armed in a turn, fired later, once. */
@Component
public class Deadlines implements DueWork {
  private static final Logger LOG = LoggerFactory.getLogger(Deadlines.class);
  private static final int BATCH = 200;

  /** So few that nobody who presses a button waits noticeably for their tickets. */
  private static final int SET = 50;

  private final JdbcClient db;
  private final Writes writes;
  private final Tickets tickets;
  private final TransactionOperations transaction;
  private final Clock clock;
  private final Map<String, DeadlineHandler> handlers;

  Deadlines(
      JdbcClient db,
      Writes writes,
      Tickets tickets,
      TransactionOperations transaction,
      Clock clock,
      List<DeadlineHandler> handlers) {
    this.db = db;
    this.writes = writes;
    this.tickets = tickets;
    this.transaction = transaction;
    this.clock = clock;
    this.handlers =
        handlers.stream()
            .collect(Collectors.toUnmodifiableMap(DeadlineHandler::name, Function.identity()));
  }

  private record Due(long id, TicketRef ticket, String name, long epoch) {}

  /** Arms it, or arms it anew: what was armed before under this name will not fire. */
  public void arm(TicketRef ref, String name, long epoch, Instant due) {
    writes.add(
        """
        insert into deadline (ticket, name, epoch, due_at, next_try) values (?, ?, ?, ?, ?)
        on conflict (ticket, name) do update
           set epoch = excluded.epoch, due_at = excluded.due_at, next_try = excluded.next_try,
               failures = 0\
        """,
        ref.toString(),
        name,
        epoch,
        due,
        due);
  }

  public void disarm(TicketRef ref, String name) {
    writes.add("delete from deadline where ticket = ? and name = ?", ref.toString(), name);
  }

  @Override
  public String isDue() {
    return "exists (select 1 from deadline where next_try <= :now)";
  }

  @Override
  public int fire() {
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var fired = 0;
    for (var set : sets(due(now))) {
      fired += fire(set, now);
    }
    return fired;
  }

  /** What a ticket's first deadline changes, its second must see: no ticket is in a set twice. */
  private static List<List<Due>> sets(List<Due> all) {
    var sets = new ArrayList<Map<TicketRef, Due>>();
    for (var due : all) {
      sets.stream()
          .filter(it -> it.size() < SET && !it.containsKey(due.ticket()))
          .findFirst()
          .orElseGet(() -> {
            sets.add(new LinkedHashMap<>());
            return sets.getLast();
          })
          .put(due.ticket(), due);
    }
    return sets.stream().map(it -> List.copyOf(it.values())).toList();
  }

  /** In one transaction; if that fails, each for itself. */
  private int fire(List<Due> set, Instant now) {
    if (set.size() > 1) {
      try {
        return Objects.requireNonNull(transaction.execute(_ -> claim(set, now)));
      } catch (RuntimeException e) {
        LOG.debug("a set of {} deadlines failed and is fired one by one", set.size(), e);
      }
    }
    return (int) set.stream().filter(it -> fire(it, now)).count();
  }

  private List<Due> due(Instant now) {
    return List.copyOf(
        db.sql(
                """
                select id, ticket, name, epoch from deadline
                 where next_try <= ? order by next_try limit ?
                """)
            .param(now.atOffset(ZoneOffset.UTC))
            .param(BATCH)
            .query((row, _) ->
                new Due(
                    row.getLong(1),
                    TicketRef.of(row.getString(2)),
                    row.getString(3),
                    row.getLong(4)))
            .list());
  }

  /** One that fails is tried again later and keeps no other from firing. */
  private boolean fire(Due due, Instant now) {
    try {
      return Boolean.TRUE.equals(transaction.execute(_ -> claim(List.of(due), now) == 1));
    } catch (RuntimeException e) {
      LOG.error("{} of {} failed and will be tried again", due.name(), due.ticket(), e);
      postpone(due, now);
      return false;
    }
  }

  /** Doubled each time, up to an hour; nothing if it was armed anew meanwhile. */
  private void postpone(Due due, Instant now) {
    db.sql(
            """
            update deadline
               set failures = failures + 1,
                   next_try = ?::timestamptz + least(power(2, failures), 3600) * interval '1 s'
             where id = ? and epoch = ?
            """)
        .params(now.atOffset(ZoneOffset.UTC), due.id(), due.epoch())
        .update();
  }

  /**
   * The tickets' rows first, as turns do; then the deadlines', unless they were disarmed meanwhile.
   */
  private int claim(List<Due> set, Instant now) {
    tickets.lock(set.stream().map(Due::ticket).toList());
    var claimed =
        Set.copyOf(
            db.sql(
                    """
                    delete from deadline d
                     using unnest(:ids::bigint[], :epochs::bigint[]) as it (id, epoch)
                     where d.id = it.id and d.epoch = it.epoch and d.due_at <= :now
                    returning d.id
                    """)
                .param("ids", set.stream().map(Due::id).toArray(Long[]::new))
                .param("epochs", set.stream().map(Due::epoch).toArray(Long[]::new))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, _) -> row.getLong(1))
                .list());
    set.stream()
        .filter(it -> claimed.contains(it.id()))
        .forEach(it ->
            Objects.requireNonNull(handlers.get(it.name()), it.name())
                .due(it.ticket(), it.epoch(), now));
    return claimed.size();
  }
}
