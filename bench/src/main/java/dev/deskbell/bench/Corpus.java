package dev.deskbell.bench;

import dev.deskbell.testing.theatre.CoreDesk;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Years of tickets and their history, written straight into the tables of a desk. */
final class Corpus {
  /** Employees and those who work on their tickets. */
  static final List<String> PEOPLE =
      List.of("ana", "otto", "ines", "rui", "sam", "ben", "tom", "yuki", "lena", "nora");

  private static final int HISTORY = 5;

  private Corpus() {}

  /** So many incidents, one in twenty open, with five facts each. */
  static void of(int tickets, CoreDesk desk) {
    PEOPLE.forEach(it -> desk.as(it).types("me"));
    var db = desk.get(JdbcClient.class);
    db.sql("set synchronous_commit = off").update();
    db.sql(COLLEAGUES).update();
    db.sql(TICKETS).param("count", tickets).update();
    db.sql("insert into incident select ref, status, null, null, null, '', 0 from ticket").update();
    db.sql(TIMELINE).param("facts", HISTORY).update();
    db.sql("select setval('ticket_number_inc', :count)")
        .param("count", tickets)
        .query()
        .singleRow();
    db.sql("vacuum analyze").update();
  }

  private static final String COLLEAGUES =
      """
      insert into person (name, searched, met_at)
      select 'Person ' || n, 'person ' || n, timestamptz '2020-01-01' from generate_series(1, 1000) as n
      """;

  private static final String TICKETS =
      """
      insert into ticket (ref, kind, phase, status, title, details, requester, assignee, team,
             service, impact, urgency, priority, opened_at, changed_at, resolved_at, head, facts)
      select 'INC-' || n, 'INC',
             case when n % 20 = 0 then 'ACTIVE' else 'CLOSED' end,
             case when n % 20 = 0 then 'IN_PROGRESS' else 'CLOSED' end,
             (array['Laptop','Printer','Checkout','Email','Network','Badge'])[1 + n % 6] || ' '
               || (array['is slow','is down','shows an error','lost its settings'])[1 + n % 4]
               || ' ' || substr(md5(n::text), 1, 6),
             'It began this morning ' || substr(md5((n * 7)::text), 1, 8),
             people[1 + n % array_length(people, 1)],
             people[1 + (n / 3) % array_length(people, 1)],
             (array['network','service-desk','workplace'])[1 + n % 3],
             (array['checkout','vpn','email'])[1 + n % 3],
             'LOW', 'LOW', 'P' || (1 + n % 5),
             timestamptz '2020-01-01' + n * interval '1 minute',
             timestamptz '2020-01-01' + n * interval '1 minute',
             null, decode(repeat('00', 32), 'hex'), 5
        from generate_series(1, :count) as n,
             (select array_agg(id order by id) as people from person) as everybody
      """;

  private static final String TIMELINE =
      """
      insert into timeline (ticket, seq, at, actor, name, milestone, body, hash)
      select t.ref, s, t.opened_at, t.requester, 'ticket.replied', null, '{}',
             decode(repeat('00', 32), 'hex')
        from ticket t, generate_series(1, :facts) as s
      """;
}
