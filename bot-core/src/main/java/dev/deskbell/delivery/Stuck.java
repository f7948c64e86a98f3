package dev.deskbell.delivery;

import java.util.List;

/**
 * The auditor's questions. However much waits, they read little of it: what is on its way has an
 * index of its own, and of what waits only the oldest of each lane are looked at, for these are
 * stuck when any are.
 */
final class Stuck {
  /** So many of each lane; a lane's count goes no further. */
  static final int OLDEST = 20;

  /**
   * So many people whom nothing reaches, those who wait longest: whose platform it is mends all.
   */
  static final int MOST_PEOPLE = 1_000;

  private static final String OLDEST_OF_LANE =
      """
      (select few.*, count(*) over () as looked_at from (
        select d.* from delivery d
         where d.finished_at is null and d.lane <> ''
           and d.lane = walk.lane and d.urgency = walk.urgency
         order by d.id limit
      """
          + OLDEST
          + ") few)\n";

  /** Whether there may be more than were looked at. */
  private static final String AT_LEAST =
      "coalesce(bool_or(d.looked_at = " + OLDEST + "), false) as at_least\n";

  static final String SENDING_TOO_LONG =
      """
      select d.lane as about, count(*) as messages, min(d.attempted_at) as since,
             false as at_least
        from delivery d join delivery_lane l on l.key = d.lane and l.urgency = d.urgency
       where d.finished_at is null and d.lane <> '' and d.state = 'SENDING'
         and l.leased_until < clock_timestamp() - interval '1 minute'
       group by d.lane
      """;

  /** Spent budgets are no excuse: nobody sees that the desk slows itself down. */
  static final String WAITING_TOO_LONG =
      Work.WALK
          + """
          select walk.lane as about, sum(old.messages) as messages, min(old.since) as since,
                 bool_or(old.at_least) as at_least
            from walk
            left join delivery_lane l on l.key = walk.lane and l.urgency = walk.urgency
            cross join lateral
                 (select count(*) as messages, min(d.told_at) as since,
          """
          + AT_LEAST
          + " from "
          + OLDEST_OF_LANE
          + """
                  d where d.state = 'WAITING' and d.not_before < :since and d.told_at < :since) old
           where old.messages > 0
             and (walk.lane like 'person/%' or split_part(walk.lane, '/', 2) = any(:connected))
             and not exists (select 1 from delivery_scope s
                              where s.name = any(l.scopes) and s.free_at > :now and
          """
          + ScopeNames.CONCERNS_US
          + " and not "
          + ScopeNames.IS_BUDGET
          + """
             )
             and 1 = (select count(*) from (select 1 from
          """
          + OLDEST_OF_LANE
          + """
                       d where d.state = 'WAITING' and d.not_before < :since and d.told_at < :since and
          """
          + Lanes.READY
          + """
                 limit 1) ready)
           group by walk.lane
          """;

  static final String UNKNOWN_TOO_LONG =
      """
      select d.lane as about, count(*) as messages, min(d.attempted_at) as since,
             false as at_least
        from delivery d
       where d.finished_at is null and d.lane <> '' and d.state = 'UNKNOWN' and d.attempted_at < :long
       group by d.lane
      """;

  static final String GIVEN_UP =
      """
      select d.topic as about, count(*) as messages, min(d.finished_at) as since,
             false as at_least
        from delivery d
       where d.state = 'DEAD' and d.finished_at > :remembered
       group by d.topic
      """;

  static final String CARD_MISSING =
      Work.WALK
          + "select d.above_subject as about, count(*) as messages, min(d.told_at) as since, "
          + AT_LEAST
          + " from walk cross join lateral\n"
          + OLDEST_OF_LANE
          + """
           d where d.above_topic is not null and d.told_at < :since
             and 0 = (select count(*) from delivery_kept a
                       where a.topic = d.above_topic and a.subject = d.above_subject
                         and a.argument = d.above_argument
                         and a.destination = d.above_destination and a.state <> 'LOST')
             and 0 = (select count(*) from delivery e
                       where e.finished_at is null and e.destination <> ''
                         and e.topic = d.above_topic and e.subject = d.above_subject
                         and e.argument = d.above_argument
                         and e.destination = d.above_destination)
           group by d.above_subject
          """;

  static final String NOT_CONNECTED =
      Work.WALK
          + "select split_part(d.lane, '/', 2) as about, count(*) as messages, min(d.told_at) as"
          + " since, "
          + AT_LEAST
          + " from walk cross join lateral\n"
          + OLDEST_OF_LANE
          + """
           d where d.told_at < :since and walk.lane not like 'person/%'
             and split_part(walk.lane, '/', 2) <> all(:connected)
           group by split_part(d.lane, '/', 2)
          """;

  /** None of their accounts is on a platform that is connected; who is not known has none. */
  static final String OUT_OF_REACH =
      Work.WALK
          + "select d.lane as about, count(*) as messages, min(d.told_at) as since, "
          + AT_LEAST
          + " from walk cross join lateral\n"
          + OLDEST_OF_LANE
          + """
           d where d.told_at < :since and walk.lane like 'person/%'
             and 0 = (select count(*) from person p
                        join account a on a.person = coalesce(p.alias_of, p.id)
                       where p.id = case when walk.lane like 'person/%'
                                         then split_part(walk.lane, '/', 2)::bigint end
                         and a.platform = any(:connected))
           group by d.lane order by since, d.lane limit
          """
          + MOST_PEOPLE;

  static final List<String> QUESTIONS =
      List.of(
          SENDING_TOO_LONG,
          WAITING_TOO_LONG,
          UNKNOWN_TOO_LONG,
          GIVEN_UP,
          CARD_MISSING,
          NOT_CONNECTED,
          OUT_OF_REACH);

  private Stuck() {}
}
