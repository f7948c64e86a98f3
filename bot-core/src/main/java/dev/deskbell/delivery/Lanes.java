package dev.deskbell.delivery;

import dev.deskbell.delivery.Telling.Urgency;
import dev.deskbell.delivery.Waiting.Found;
import dev.deskbell.store.Writes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which lanes have work, and who holds them. Leases are on the database's own clock. */
@Component
class Lanes {

  /**
   * When a message {@code d} may go: its time has come, the card it belongs below stands (or never
   * will), nothing older of its subject is unfinished at its destination (a page overtakes what is
   * no page), and its piece is not just being posted there from the other lane.
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
      """;

  /** From lane to lane instead of through all their messages. */
  private static final String WALK =
      """
      with recursive walk (urgency, lane) as (
        (select urgency, lane from delivery
          where finished_at is null and lane <> '' and urgency <= :last
          order by urgency, lane limit 1)
        union all
        select next.urgency, next.lane
          from walk cross join lateral
               (select d.urgency, d.lane from delivery d
                 where d.finished_at is null and d.lane <> '' and d.urgency <= :last
                   and (d.urgency, d.lane) > (walk.urgency, walk.lane)
                 order by d.urgency, d.lane limit 1) next
      )
      """;

  private static final String AMONG =
      """
      with walk (urgency, lane) as (
        select urgency, lane from unnest(:lanes) lane, unnest(array['PAGE', 'USUAL']) urgency)
      """;

  private static final String LOOK =
      """
      select walk.lane, walk.urgency, head.id as head, coalesce(l.platform, '') as platform,
             held.name as scope, held.free_at as until
        from walk
        left join delivery_lane l on l.key = walk.lane and l.urgency = walk.urgency
        cross join lateral
             (select d.id from delivery d
               where d.finished_at is null and d.lane <> ''
                 and d.lane = walk.lane and d.urgency = walk.urgency and
      """
          + READY
          + """
                   order by d.id limit 1) head
            left join lateral
                 (select s.name, s.free_at from delivery_scope s
                   where l.tried = head.id and s.name = any(l.scopes) and s.free_at > :now
                   order by s.free_at desc limit 1) held on true
           where coalesce(l.leased_until < clock_timestamp(), true)
           order by held.name is not null, walk.urgency, head.id
           limit :most
          """;

  static final String WITH_WORK = WALK + LOOK;

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
                                            where s.name = any(p.scopes) and s.free_at > :now)))
                 ) as free
            from delivery_lane l
           where l.key = :key order by l.urgency for update of l skip locked
          """;

  static final String NEXT_DUE =
      """
      select min(not_before) as moment from delivery
       where finished_at is null and not_before > told_at and not_before > :now\
      """;

  private final JdbcClient db;
  private final Writes writes;

  Lanes(JdbcClient db, Writes writes) {
    this.db = db;
    this.writes = writes;
  }

  /**
   * Lanes with something whose turn it is: first what nothing is known to hold back, pages first,
   * then who waits longest.
   */
  List<Found> withWork(Instant now, int most) {
    return withWork(Urgency.USUAL, now, most);
  }

  /** The same of pages only, which takes no longer however much else waits. */
  List<Found> withPages(Instant now, int most) {
    return withWork(Urgency.PAGE, now, most);
  }

  private List<Found> withWork(Urgency last, Instant now, int most) {
    return db.sql(WITH_WORK)
        .param("last", last.name())
        .param("now", Rows.at(now))
        .param("most", most)
        .query(Lanes::found)
        .list();
  }

  /** The same of a few, in both of their urgencies. */
  List<Found> withWork(Collection<String> lanes, Instant now) {
    return db.sql(AMONG + LOOK)
        .param("lanes", lanes.toArray(String[]::new))
        .param("now", Rows.at(now))
        .param("most", 2 * lanes.size())
        .query(Lanes::found)
        .list();
  }

  private static Found found(ResultSet row, int number) throws SQLException {
    var scope = row.getString("scope");
    return new Found(
        new Lane(row.getString("lane"), Urgency.valueOf(row.getString("urgency"))),
        row.getLong("head"),
        row.getString("platform"),
        scope == null ? null : new Hold(scope, Rows.moment(row, "until")));
  }

  /** When something that was put off is due. */
  Optional<Instant> nextDue(Instant now) {
    return db.sql(NEXT_DUE)
        .param("now", Rows.at(now))
        .query((row, _) -> Optional.ofNullable(row.getObject("moment", OffsetDateTime.class)))
        .single()
        .map(OffsetDateTime::toInstant);
  }

  /** Where something was put off that has become due in between. */
  List<Lane> due(Instant after, Instant until) {
    return db.sql(
            """
            select distinct lane, urgency from delivery
             where finished_at is null and not_before > told_at
               and not_before > :after and not_before <= :until\
            """)
        .param("after", Rows.at(after))
        .param("until", Rows.at(until))
        .query(
            (row, _) -> new Lane(row.getString("lane"), Urgency.valueOf(row.getString("urgency"))))
        .list();
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
