package dev.deskbell.ticket;

import dev.deskbell.store.Writes;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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

  /** So few that nobody who presses a button waits noticeably for their tickets. */
  private static final int SET = 50;

  /** So few at once that most connections are left to those who are waiting for an answer. */
  private static final int AT_ONCE = 3;

  /** So few that pages, which are looked for between batches, hardly wait for them. */
  private static final int BATCH = 2 * AT_ONCE * SET;

  private final JdbcClient db;
  private final Writes writes;
  private final Tickets tickets;
  private final TransactionOperations transaction;
  private final Clock clock;
  private final Rouse rouse;
  private final Map<String, DeadlineHandler> handlers;

  Deadlines(
      JdbcClient db,
      Writes writes,
      Tickets tickets,
      TransactionOperations transaction,
      Clock clock,
      Rouse rouse,
      List<DeadlineHandler> handlers) {
    this.db = db;
    this.writes = writes;
    this.tickets = tickets;
    this.transaction = transaction;
    this.clock = clock;
    this.rouse = rouse;
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
    // What is due later than the next look is seen by that.
    if (due.isBefore(clock.instant().plus(DeadlineRounds.PAUSE))) {
      rouse.afterCommit();
    }
  }

  public void disarm(TicketRef ref, String name) {
    writes.add("delete from deadline where ticket = ? and name = ?", ref.toString(), name);
  }

  /**
   * Asked of the earliest, by the index: where it doesn't know the moment PostgreSQL takes a third
   * of all to be due, and looks through the table for one of them.
   */
  @Override
  public String isDue() {
    return "coalesce((select min(next_try) from deadline) <= :now, false)";
  }

  @Override
  public Optional<String> next() {
    return Optional.of("select min(next_try) from deadline where next_try > :now");
  }

  @Override
  public int fire() {
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var fired = 0;
    for (var layer : layers(due(now))) {
      fired += fire(layer, now);
    }
    return fired;
  }

  /** What a ticket's first deadline changes, its second must see: each is in a later layer. */
  private static List<List<Due>> layers(List<Due> all) {
    var layers = new ArrayList<Map<TicketRef, Due>>();
    for (var due : all) {
      layers.stream()
          .filter(it -> !it.containsKey(due.ticket()))
          .findFirst()
          .orElseGet(() -> {
            layers.add(new LinkedHashMap<>());
            return layers.getLast();
          })
          .put(due.ticket(), due);
    }
    return layers.stream().map(it -> List.copyOf(it.values())).toList();
  }

  /** In sets, of which some are under way at once: each waits for the database most of its time. */
  private int fire(List<Due> layer, Instant now) {
    if (layer.size() <= SET) {
      return fireSet(layer, now);
    }
    var left = new ConcurrentLinkedQueue<>(sets(layer));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Integer> worker = () -> fireSets(left, now);
      var fired = 0;
      for (var it : threads.invokeAll(Collections.nCopies(AT_ONCE, worker))) {
        if (it.state() == Future.State.SUCCESS) {
          fired += it.resultNow();
        } else {
          LOG.warn("deadlines could not be fired; trying again", it.exceptionNow());
        }
      }
      return fired;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }

  /** In no order, so that instances which do this at once seldom want the same. */
  private static List<List<Due>> sets(List<Due> layer) {
    var sets = new ArrayList<List<Due>>();
    for (var from = 0; from < layer.size(); from += SET) {
      sets.add(layer.subList(from, Math.min(layer.size(), from + SET)));
    }
    Collections.shuffle(sets);
    return sets;
  }

  private int fireSets(Queue<List<Due>> left, Instant now) {
    var fired = 0;
    for (var set = left.poll(); set != null; set = left.poll()) {
      fired += fireSet(set, now);
    }
    return fired;
  }

  /** In one transaction; if that fails, each for itself. */
  private int fireSet(List<Due> set, Instant now) {
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
    var fires = set.stream().filter(it -> claimed.contains(it.id())).toList();
    var deeds = deeds(fires);
    fires.forEach(it -> writes.apart(() -> fire(it, deeds, now)));
    return claimed.size();
  }

  private static void fire(Due due, Map<String, DeadlineHandler.Deed> deeds, Instant now) {
    Objects.requireNonNull(deeds.get(due.name())).due(due.ticket(), due.epoch(), now);
  }

  /** One for all of a name: what it reads is read once for them. */
  private Map<String, DeadlineHandler.Deed> deeds(List<Due> fires) {
    var refs =
        fires.stream()
            .collect(
                Collectors.groupingBy(
                    Due::name, Collectors.mapping(Due::ticket, Collectors.toList())));
    var deeds = new HashMap<String, DeadlineHandler.Deed>();
    refs.forEach(
        (name, its) -> deeds.put(name, Objects.requireNonNull(handlers.get(name), name).deed(its)));
    return deeds;
  }
}
