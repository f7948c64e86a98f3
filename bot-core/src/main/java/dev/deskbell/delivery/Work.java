package dev.deskbell.delivery;

import dev.deskbell.delivery.Telling.Urgency;
import dev.deskbell.delivery.Waiting.Found;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which lanes have work, and when more is due. */
@Component
class Work {

  /** From lane to lane instead of through all their messages. */
  static final String WALK =
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
          + Lanes.READY
          + """
                   order by d.id limit 1) head
            left join lateral
                 (select s.name, s.free_at from delivery_scope s
                   where l.tried = head.id and s.name = any(l.scopes) and s.free_at > :now and
          """
          + ScopeNames.CONCERNS_US
          + """
                   order by s.free_at desc limit 1) held on true
           where coalesce(l.leased_until < clock_timestamp(), true)
           order by held.name is not null, walk.urgency, head.id
           limit :most
          """;

  static final String WITH_WORK = WALK + LOOK;

  static final String NEXT_DUE =
      """
      select min(not_before) as moment from delivery
       where finished_at is null and not_before > told_at and not_before > :now\
      """;

  private final JdbcClient db;
  private final Platforms platforms;

  Work(JdbcClient db, Platforms platforms) {
    this.db = db;
    this.platforms = platforms;
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
        .param("lacking", platforms.lacking())
        .param("most", most)
        .query(Work::found)
        .list();
  }

  /** The same of a few, in both of their urgencies. */
  List<Found> withWork(Collection<String> lanes, Instant now) {
    return db.sql(AMONG + LOOK)
        .param("lanes", lanes.toArray(String[]::new))
        .param("now", Rows.at(now))
        .param("lacking", platforms.lacking())
        .param("most", 2 * lanes.size())
        .query(Work::found)
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
}
