package dev.deskbell.delivery;

import dev.deskbell.store.Writes;
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

  /** Walks from lane to lane instead of through all their messages. */
  static final String WITH_WORK =
      """
      with recursive walk (urgency, lane) as (
        (select urgency, lane from delivery where finished_at is null and lane <> '' and urgency <= :last
          order by urgency, lane limit 1)
        union all
        select next.urgency, next.lane
          from walk cross join lateral
               (select d.urgency, d.lane from delivery d
                 where d.finished_at is null and d.lane <> '' and d.urgency <= :last
                   and (d.urgency, d.lane) > (walk.urgency, walk.lane)
                 order by d.urgency, d.lane limit 1) next
      )
      select walk.lane, walk.urgency
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
           where coalesce(l.leased_until < clock_timestamp(), true)
             and (walk.urgency = 'PAGE' or coalesce(l.platform, '') <> all(:full))
             and not (coalesce(l.tried = head.id, false)
                  and exists (select 1 from delivery_scope s
                               where s.name = any(l.scopes) and s.free_at > :now))
           order by walk.urgency, head.id
           limit :most
          """;

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

  static final String NEXT_CHANGE =
      """
      select least(
        (select min(free_at) from delivery_scope
          where free_at > :now and free_at < 'infinity'),
        (select min(not_before) from delivery
          where finished_at is null and not_before > told_at and not_before > :now)) as moment\
      """;

  private final JdbcClient db;
  private final Writes writes;

  Lanes(JdbcClient db, Writes writes) {
    this.db = db;
    this.writes = writes;
  }

  /**
   * Lanes with something that may go now: those of pages first, then who waits longest; of full
   * platforms only pages.
   */
  List<Lane> withWork(Instant now, Collection<String> fullPlatforms, int most) {
    return withWork(Telling.Urgency.USUAL, now, fullPlatforms, most);
  }

  /** The same of pages only, which takes no longer however much else waits. */
  List<Lane> withPages(Instant now, int most) {
    return withWork(Telling.Urgency.PAGE, now, List.of(), most);
  }

  private List<Lane> withWork(
      Telling.Urgency last, Instant now, Collection<String> fullPlatforms, int most) {
    return db.sql(WITH_WORK)
        .param("last", last.name())
        .param("now", Rows.at(now))
        .param("full", fullPlatforms.toArray(String[]::new))
        .param("most", most)
        .query((row, _) ->
            new Lane(row.getString("lane"), Telling.Urgency.valueOf(row.getString("urgency"))))
        .list();
  }

  /** When something that is held back now may go. */
  Optional<Instant> nextChange(Instant now) {
    return db.sql(NEXT_CHANGE)
        .param("now", Rows.at(now))
        .query((row, _) -> Optional.ofNullable(row.getObject("moment", OffsetDateTime.class)))
        .single()
        .map(OffsetDateTime::toInstant);
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
  record Tried(long message, String platform, List<String> scopes) {}

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
