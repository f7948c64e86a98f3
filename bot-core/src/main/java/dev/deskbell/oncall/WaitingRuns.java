package dev.deskbell.oncall;

import dev.deskbell.people.Person;
import dev.deskbell.ticket.TicketRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Running escalations with whom they wait for. */
@Component
class WaitingRuns {
  private final JdbcClient db;

  WaitingRuns(JdbcClient db) {
    this.db = db;
  }

  /**
   * A run with those of its pages that nobody has answered, the oldest first, and how whoever is
   * asked wants to be paged.
   */
  record Waiting(Run run, List<Page> unanswered, Map<Person.Id, PageRules.Wishes> wishes) {}

  /** In one round trip: whatever begins anew does so in somebody's turn. */
  Optional<Waiting> of(TicketRef ref) {
    var pages = new ArrayList<Page>();
    var wishes = new HashMap<Person.Id, PageRules.Wishes>();
    var runs =
        db.sql(
                """
                select r.ticket as r_ticket, r.run as r_run, r.escalation::text as r_escalation,
                       r.step as r_step, r.fired as r_fired, r.busy as r_busy,
                       r.started_at as r_started_at, p.*,
                       array(select way from page_rule w where w.person = p.person
                              order by place) as ways,
                       array(select after from page_rule w where w.person = p.person
                              order by place) as afters,
                       q.from_at as q_from, q.until_at as q_until
                  from escalation_run r
                  left join page p on p.ticket = r.ticket and p.run = r.run
                  left join page_quiet q on q.person = p.person
                 where r.ticket = ? and r.state = 'RUNNING' order by p.id
                """)
            .param(ref.toString())
            .query((row, _) -> {
              if (row.getObject("id") != null) {
                var page = Pages.page(row);
                pages.add(page);
                wishes.putAll(PageRules.of(page, row));
              }
              return Runs.run(row, "r_");
            })
            .list();
    return runs.stream()
        .findFirst()
        .map(it -> new Waiting(it, pages.stream().filter(Page::isUnanswered).toList(), wishes));
  }
}
