package dev.deskbell.bench;

import dev.deskbell.testing.theatre.CoreDesk;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Changes of five hundred services, each with one every other hour, and many who are to approve.
 */
final class ChangeCorpus {
  private ChangeCorpus() {}

  /** After {@link Corpus}: so many changes, and all tickets of before awaited by somebody. */
  static void of(int changes, CoreDesk desk) {
    var db = desk.get(JdbcClient.class);
    db.sql(TICKETS).param("count", changes).update();
    db.sql(CHANGES).update();
    db.sql(BOOKINGS).update();
    db.sql(AWAITED).update();
    db.sql("select setval('ticket_number_chg', :count)")
        .param("count", changes)
        .query()
        .singleRow();
    db.sql("vacuum analyze").update();
  }

  private static final String TICKETS =
      """
      insert into ticket (ref, kind, phase, status, title, details, requester, team, service, impact,
             urgency, priority, opened_at, changed_at, head, facts)
      select 'CHG-' || n, 'CHG', 'NEW', 'SCHEDULED', 'New disks ' || n, '', 11, 'network',
             case n % 500 when 1 then 'checkout' when 2 then 'vpn' else 'other-' || n % 500 end,
             'LOW', 'LOW', 'P5', '2026-01-01', '2026-01-01', decode(repeat('00', 32), 'hex'), 5
        from generate_series(1, :count) as n
      """;

  private static final String CHANGES =
      """
      insert into change (ref, status, type, risk, points, assessment, policy, services, plan, test,
             back_out, planned_from, planned_until, window_from, window_until, author, implementer,
             agreed, review)
      select ref, status, 'NORMAL', 'LOW', 0, '', 'change-peer', array[service], 'p', 't', 'b',
             at, at + interval '1 hour', at, at + interval '1 hour', 11, 12, 'x', ''
        from (select *, timestamptz '2026-03-04 10:00Z'
                          + substr(ref, 5)::int / 500 * interval '2 hours' as at
                from ticket where kind = 'CHG') as planned
      """;

  private static final String BOOKINGS =
      """
      insert into change_booking (ref, service, span, alone)
      select ref, services[1], tstzrange(window_from, window_until), true from change
      """;

  /** Of two hundred people each waits for a share, of those who ask for a hundred. */
  private static final String AWAITED =
      """
      insert into ticket_awaited (person, ticket, why)
      select case when n % 1000 = 0 then 1 + n / 1000 % 10 else 100 + n % 200 end, ref, 'approval'
        from (select ref, row_number() over () as n from ticket where kind = 'INC') as all_of_them
      """;
}
