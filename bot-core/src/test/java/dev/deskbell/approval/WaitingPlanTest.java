package dev.deskbell.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.people.People;
import dev.deskbell.testing.theatre.CoreDesk;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * With a hundred thousand tickets and as many people awaited, none of these reads a whole table.
 */
class WaitingPlanTest {
  private static final CoreDesk desk = new CoreDesk();
  private static final JdbcClient db = desk.get(JdbcClient.class);

  @AfterAll
  static void closes() {
    desk.close();
  }

  @BeforeAll
  static void many() {
    desk.plansLikeADesk();
    desk.as("mia").types("me");
    var mia = desk.get(People.class).named("mia").orElseThrow().id().value();
    db.sql(
            """
            insert into ticket (ref, kind, phase, status, title, details, requester, team,
                service, impact, urgency, priority, hidden, opened_at, changed_at, head, facts)
            select 'REQ-' || 100000 + n, 'REQ', 'HELD', 'AWAITING_APPROVAL', 'Machine ' || n, '',
                   1000000 + n % 5000, 'workplace', 'laptops', 'LOW', 'LOW', 'P5', false,
                   '2026-01-01', '2026-01-01', sha256('x'), 0
              from generate_series(1, 100000) n
            """)
        .update();
    db.sql(
            """
            insert into ticket_awaited (person, ticket, why)
            select case when n % 2500 = 0 then :mia else 1000000 + n % 5000 end,
                   'REQ-' || 100000 + n, 'approval'
              from generate_series(1, 100000) n
            """)
        .param("mia", mia)
        .update();
    db.sql(
            """
            insert into approval (ticket, run, policy, digest, risk, standing, asked_at, body)
            select 'REQ-' || 100000 + n, run, 'purchase', 'x', 'LOW', 'OPEN', '2026-01-01', '{}'
              from generate_series(1, 100000) n, generate_series(1, 2) run
            """)
        .update();
    db.sql(
            """
            insert into request_cost (ref, team, cost, at)
            select 'REQ-' || 100000 + n, 'team' || n % 500, 100,
                   timestamptz '2024-01-01' + n * interval '10 minutes'
              from generate_series(1, 100000) n
            """)
        .update();
    db.sql("analyze").update();
  }

  /** The sequential scans of these tables while that is done. */
  private static List<String> scans(Runnable deed) {
    return desk.get(TransactionTemplate.class)
        .execute(_ -> {
          var before = counts();
          deed.run();
          var after = counts();
          after.removeAll(before);
          return after;
        });
  }

  private static List<String> counts() {
    return new ArrayList<>(
        db.sql(
                """
                select relname || ' ' || pg_stat_get_xact_numscans(oid) from pg_class
                 where relname in ('ticket', 'ticket_awaited', 'approval', 'request_cost')
                """)
            .query(String.class)
            .list());
  }

  @Test
  void what_waits_for_somebody_is_found_by_index() {
    var answer = new StringBuilder();
    assertThat(scans(() -> answer.append(desk.as("mia").types("waiting").text()))).isEmpty();
    assertThat(answer.toString()).contains("REQ-200000", "REQ-197500");
  }

  /** Neither walks from the newest ticket to the oldest to find the few that are somebody's. */
  @Test
  void lists_of_one_s_own_read_little_more_than_they_show() {
    desk.as("ana").types("incident declare \"It hangs\" impact:low urgency:low");
    assertThat(fetched(() -> desk.as("ana").types("mine"))).isBetween(1L, 100L);
    assertThat(fetched(() -> desk.as("ana").types("waiting"))).isLessThan(100);
    assertThat(fetched(() -> desk.as("mia").types("waiting"))).isBetween(10L, 300L);
  }

  /** How many rows of tickets are fetched meanwhile. */
  private static long fetched(Runnable deed) {
    var before = new java.util.concurrent.atomic.AtomicLong();
    var after = new java.util.concurrent.atomic.AtomicLong();
    desk.get(TransactionTemplate.class)
        .executeWithoutResult(_ -> {
          before.set(rowsFetched());
          deed.run();
          after.set(rowsFetched());
        });
    return after.get() - before.get();
  }

  private static long rowsFetched() {
    return db.sql(
            """
            select sum(pg_stat_get_xact_tuples_fetched(indexrelid)
                       + pg_stat_get_xact_tuples_returned(indexrelid))
              from pg_index where indrelid = 'ticket'::regclass
            """)
        .query((row, _) -> row.getLong(1))
        .single();
  }

  @Test
  void the_newest_asking_and_what_is_spent_are_found_by_index() {
    assertThat(
            plan("select body from approval where ticket = 'REQ-123456' order by run desc limit 1"))
        .contains("approval_pkey")
        .doesNotContain("Seq Scan");
    assertThat(
            plan(
                """
                select coalesce(sum(cost), 0) from request_cost
                 where team = 'team7' and at >= '2025-10-01' and ref <> 'REQ-1'
                """))
        .contains("request_cost_of_team")
        .doesNotContain("Seq Scan");
  }

  @Test
  void the_measure_notices_a_table_that_is_read_whole() {
    assertThat(plan("select count(*) from approval where policy = 'x'")).contains("Seq Scan");
    assertThat(
            scans(() ->
                db.sql("select count(*) from approval where policy = 'x'").query().singleValue()))
        .isNotEmpty();
  }

  private static String plan(String sql) {
    return String.join("\n", db.sql("explain " + sql).query(String.class).list());
  }
}
