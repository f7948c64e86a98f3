package dev.deskbell.delivery;

import dev.deskbell.delivery.Waiting.Found;
import dev.deskbell.store.Writes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who holds lanes. Leases are on the database's own clock. */
@Component
class Lanes {

  /**
   * When a message {@code d} may go: its time has come, the card it belongs below stands (or never
   * will), nothing older of its subject is unfinished at its destination (a page overtakes what is
   * no page), its piece is not just being posted there from the other lane, and a person's waits
   * for no platform that this instance has not got.
   *
   * <p>Asked as scalar subqueries, each naming its index by the odd condition of that index: probes
   * whatever the planner believes about the number of waiting messages.
   */
  static final String READY =
      """
          d.not_before <= :now
      and (d.above_topic is null
           or exists (select 1 from delivery_kept a
                       where a.topic = d.above_topic and a.subject = d.above_subject
                         and a.argument = d.above_argument and a.destination = d.above_destination
                         and a.state <> 'LOST'))
      and d.id = (select e.id from delivery e
                   where e.finished_at is null and e.destination <> ''
                     and e.destination = d.destination and e.subject = d.subject
                     and (d.urgency = 'USUAL' or e.urgency = 'PAGE')
                   order by e.id limit 1)
      and 0 = (select count(*) from delivery e
                where e.finished_at is null and e.destination <> '' and e.state <> 'WAITING'
                  and e.destination = d.destination and e.subject = d.subject
                  and e.topic = d.topic and e.argument = d.argument and e.id <> d.id)
      and (d.lane not like 'person/%'
           or 0 = (select count(*) from delivery_scope s where s.free_at > :now and
      """
          + ScopeNames.IS_OF_MESSAGE
          + "))\n";

  private static final String LOCKED =
      """
      select l.urgency, l.epoch,
             l.leased_until < clock_timestamp()
             and not (l.urgency = 'USUAL' and :urgency = 'USUAL' and exists (
               select 1 from delivery_lane p cross join lateral
                      (select d.id from delivery d
                        where d.finished_at is null and d.lane <> '' and d.state = 'WAITING'
                          and d.lane = :key and d.urgency = 'PAGE' and
      """
          + READY
          + """
                                order by d.id limit 1) head
                        where p.key = :key and p.urgency = 'PAGE'
                          and p.leased_until < clock_timestamp()
                          and not (p.tried = head.id
                                   and exists (select 1 from delivery_scope s
                                                where s.name = any(p.scopes) and s.free_at > :now and
          """
          + ScopeNames.CONCERNS_US
          + """
                   )))) as free
            from delivery_lane l
           where l.key = :key order by l.urgency for update of l skip locked
          """;

  private final JdbcClient db;
  private final Writes writes;
  private final Platforms platforms;

  Lanes(JdbcClient db, Writes writes, Platforms platforms) {
    this.db = db;
    this.writes = writes;
    this.platforms = platforms;
  }

  /**
   * Locks both lanes of the destination until the transaction ends, so that one piece is not posted
   * from both; not when somebody else has them or holds this one's lease, nor when a page may go
   * there now: whoever looks first, it is the page's turn.
   */
  Lock lock(Lane lane, Instant now) {
    var epochs = locked(lane, now);
    if (epochs.isEmpty() && create(lane)) {
      epochs = locked(lane, now);
    }
    if (epochs.isEmpty()) {
      return new Lock.Busy();
    }
    return epochs.stream()
        .filter(it -> epochs(it, lane))
        .findFirst()
        .<Lock>map(it -> new Lock.Ours(it.epoch()))
        .orElseGet(Lock.NotNow::new);
  }

  /** What came of trying to lock. */
  sealed interface Lock {
    /** Until the transaction ends. */
    record Ours(long epoch) implements Lock {}

    /** Somebody else locks them just now, for as long as a claim takes. */
    record Busy() implements Lock {}

    /** Leased, or it is a page's turn. */
    record NotNow() implements Lock {}
  }

  private static boolean epochs(Locked locked, Lane lane) {
    return locked.urgency().equals(lane.urgency().name()) && locked.free();
  }

  private List<Locked> locked(Lane lane, Instant now) {
    return db.sql(LOCKED)
        .param("key", lane.key())
        .param("urgency", lane.urgency().name())
        .param("now", Rows.at(now))
        .param("lacking", platforms.lacking())
        .query((row, _) ->
            new Locked(row.getString("urgency"), row.getLong("epoch"), row.getBoolean("free")))
        .list();
  }

  private boolean create(Lane lane) {
    return db.sql(
                """
                insert into delivery_lane (key, urgency) values (:key, 'PAGE'), (:key, 'USUAL')
                on conflict do nothing\
                """)
            .param("key", lane.key())
            .update()
        > 0;
  }

  /**
   * Takes a locked lane with the commit.
   *
   * @param epoch as it was when it was locked; the next one is ours
   */
  long lease(Lane lane, long epoch, Duration howLong) {
    writes.add(
        """
        update delivery_lane
           set epoch = ?, leased_until = clock_timestamp() + make_interval(secs => ?)
         where key = ? and urgency = ?\
        """,
        epoch + 1,
        howLong.toMillis() / 1000.0,
        lane.key(),
        lane.urgency());
    return epoch + 1;
  }

  /** The same, remembering what this message depends on. */
  long lease(Lane lane, long epoch, Duration howLong, Tried tried) {
    writes.add(
        """
        update delivery_lane
           set epoch = ?, leased_until = clock_timestamp() + make_interval(secs => ?),
               tried = ?, platform = ?, scopes = ?
         where key = ? and urgency = ?\
        """,
        epoch + 1,
        howLong.toMillis() / 1000.0,
        tried.message(),
        tried.platform(),
        tried.scopes().toArray(String[]::new),
        lane.key(),
        lane.urgency());
    return epoch + 1;
  }

  /** Remembers with the commit what this message depends on. */
  void remember(Lane lane, Tried tried) {
    writes.add(
        """
        update delivery_lane set tried = ?, platform = ?, scopes = ?
         where key = ? and urgency = ?\
        """,
        tried.message(),
        tried.platform(),
        tried.scopes().toArray(String[]::new),
        lane.key(),
        lane.urgency());
  }

  /** A message that was tried, and what holds it back. */
  record Tried(long message, String platform, List<String> scopes) {
    Found of(Lane lane) {
      return new Found(lane, message, platform, null);
    }
  }

  /**
   * Nobody claims there for so long; who just works there goes on. Meanwhile what is no page goes
   * past a page that can't be claimed.
   */
  void putAside(Lane lane, Duration howLong) {
    create(lane);
    db.sql(
            """
            update delivery_lane
               set leased_until = clock_timestamp() + make_interval(secs => :seconds)
             where key = :key and urgency = :urgency and leased_until < clock_timestamp()\
            """)
        .param("seconds", howLong.toMillis() / 1000.0)
        .param("key", lane.key())
        .param("urgency", lane.urgency().name())
        .update();
  }

  /** Gives the lane back; false when it is not ours any more. */
  boolean release(Lane lane, long epoch) {
    return db.sql(
                """
                update delivery_lane set leased_until = '-infinity'
                 where key = :key and urgency = :urgency and epoch = :epoch
                   and leased_until > '-infinity'\
                """)
            .param("key", lane.key())
            .param("urgency", lane.urgency().name())
            .param("epoch", epoch)
            .update()
        == 1;
  }

  private record Locked(String urgency, long epoch, boolean free) {}
}
