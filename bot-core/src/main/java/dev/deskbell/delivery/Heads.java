package dev.deskbell.delivery;

import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Who is first in a lane, of those that may go as far as the lane is concerned. */
final class Heads {
  static final String NEXT =
      """
      select d.*,
             coalesce(n.manner, d.manner) as newest, coalesce(n.id, d.id) as newest_id,
             k.platform as k_platform, k.workspace as k_workspace, k.channel as k_channel,
             k.thread as k_thread, k.message as k_message,
             a.platform as a_platform, a.workspace as a_workspace, a.channel as a_channel,
             a.thread as a_thread, a.message as a_message
        from delivery d
        left join lateral
             (select o.id, o.manner from delivery o
               where o.finished_at is null and o.destination <> '' and o.state = 'WAITING'
                 and o.destination = d.destination and o.subject = d.subject
                 and o.topic = d.topic and o.argument = d.argument
                 and o.manner <> 'ONCE' and d.manner <> 'ONCE'
               order by o.id desc limit 1) n on true
        left join delivery_kept k
               on k.topic = d.topic and k.subject = d.subject and k.argument = d.argument
              and k.destination = d.destination and k.state = 'STANDS' and d.manner <> 'ONCE'
        left join delivery_kept a
               on a.topic = d.above_topic and a.subject = d.above_subject
              and a.argument = d.above_argument and a.destination = d.above_destination
              and a.state = 'STANDS'
       where d.finished_at is null and d.lane <> '' and d.lane = :lane and d.urgency = :urgency
         and
      """
          + Lanes.READY
          + """
           order by d.id
           limit 1
          """;

  private final JdbcClient db;
  private final Platforms platforms;

  Heads(JdbcClient db, Platforms platforms) {
    this.db = db;
    this.platforms = platforms;
  }

  Optional<Told> first(Lane lane, Instant now) {
    return row(lane, now).query(Rows::told).optional();
  }

  /** The first, however much of its row can be understood. */
  StatementSpec row(Lane lane, Instant now) {
    return db.sql(NEXT)
        .param("lane", lane.key())
        .param("urgency", lane.urgency().name())
        .param("lacking", platforms.lacking())
        .param("now", Rows.at(now));
  }
}
