package dev.deskbell.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.calendar.Interval;
import dev.deskbell.people.People;
import dev.deskbell.service.Service;
import dev.deskbell.store.Questions;
import dev.deskbell.testing.theatre.CoreDesk;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * With a hundred thousand changes and very many requests, neither who plans a change nor who waits
 * nor the gate reads a whole table. {@code -Drequests=1000000} takes half a minute; verify has
 * fewer.
 */
class ChangePlanTest {
  private static final int REQUESTS = Integer.getInteger("requests", 100_000);
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final CoreDesk desk = new CoreDesk();
  private static final JdbcClient db = desk.get(JdbcClient.class);

  @AfterAll
  static void closes() {
    desk.close();
  }

  /** Five services of the files and as many others as are needed, each with a change an hour. */
  @BeforeAll
  static void many() {
    desk.plansLikeADesk();
    desk.as("mia").types("me");
    var mia = desk.get(People.class).named("mia").orElseThrow().id().value();
    desk.get(TransactionTemplate.class).executeWithoutResult(_ -> fill(mia));
    db.sql("analyze").update();
  }

  private static void fill(long mia) {
    // Nobody checks what is made by the hundred thousand.
    db.sql("set local session_replication_role = replica").update();
    // What searches words has no part in these plans and takes most of the time to fill.
    db.sql("drop index ticket_words, ticket_title").update();
    tickets("CHG", 100_000);
    tickets("REQ", REQUESTS);
    db.sql(
            """
            insert into change (ref, status, type, risk, points, assessment, policy, services, plan,
                test, back_out, planned_from, planned_until, window_from, window_until, author,
                implementer, agreed, review)
            select 'CHG-' || 100000 + n, 'SCHEDULED', 'NORMAL', 'LOW', 0, '', 'change-peer',
                   array[s.service], 'p', 't', 'b', s.at, s.at + interval '1 hour',
                   s.at, s.at + interval '1 hour', 1, 2, 'x', ''
              from generate_series(1, 100000) n, slot(n) s
            """)
        .update();
    // Built at once, indexes cost a tenth of what they cost row by row.
    db.sql(
            """
            create temp table kept as
              select conname as name, 'alter table change_booking add constraint ' || conname || ' '
                     || pg_get_constraintdef(oid) as made, true as is_constraint
                from pg_constraint where conname = 'change_booking_alone'
              union all
              select indexname, indexdef, false from pg_indexes
               where tablename = 'change_booking' and indexname in
                     ('change_booking_of_service', 'change_booking_in_time')
            """)
        .update();
    db.sql("alter table change_booking drop constraint change_booking_alone").update();
    db.sql("drop index change_booking_of_service, change_booking_in_time").update();
    db.sql(
            """
            insert into change_booking (ref, service, span, alone)
            select 'CHG-' || 100000 + n, s.service, tstzrange(s.at, s.at + interval '1 hour'), true
              from generate_series(1, 100000) n, slot(n) s
            """)
        .update();
    db.sql("select made from kept").query(String.class).list().forEach(it -> db.sql(it).update());
    db.sql(
            """
            insert into approval (ticket, run, policy, digest, risk, standing, asked_at, body)
            select 'CHG-' || 100000 + n, 1, 'change-peer', 'x', 'LOW', 'OPEN', '2026-01-01', '{}'
              from generate_series(1, 100000) n
            """)
        .update();
    db.sql(
            """
            insert into ticket_awaited (person, ticket, why)
            select case when n % 20000 = 0 then :mia else 1000000 + n % 5000 end,
                   'REQ-' || 100000 + n, 'approval'
              from generate_series(1, :requests) n
            """)
        .param("mia", mia)
        .param("requests", REQUESTS)
        .update();
    db.sql(
            """
            insert into gate_glass (service, why, asked_by, asked_at, quorum, change, opened_at,
                                    until_at)
            select 'other-' || n % 500, 'why', 1, '2026-01-01', 2, 'CHG-1', '2026-01-01',
                   timestamptz '2026-01-01' + n * interval '1 minute'
              from generate_series(1, 20000) n
            """)
        .update();
    db.sql(
            """
            insert into timeline (ticket, seq, at, actor, name, body, hash)
            select 'CHG-' || 100000 + n, seq, '2026-01-01', 1, 'change.proposed', '{}', sha256('x')
              from generate_series(1, 100000) n, generate_series(1, 2) seq
            """)
        .update();
  }

  private static void tickets(String kind, int count) {
    db.sql(
            """
            create or replace function slot(n bigint, out service text, out at timestamptz)
              language sql immutable as
            $$ select case n % 500 when 0 then 'printing' when 1 then 'laptops' else 'other-' || n % 500 end,
                      timestamptz '2026-01-01' + (n / 500) * interval '2 hours' $$
            """)
        .update();
    db.sql(
            """
            insert into ticket (ref, kind, phase, status, title, details, requester, team,
                service, impact, urgency, priority, hidden, opened_at, changed_at, head, facts)
            select :kind || '-' || 100000 + n, :kind, 'HELD', 'AWAITING_APPROVAL', 'Thing ' || n, '',
                   1000000 + n % 5000, 'workplace', 'laptops', 'LOW', 'LOW', 'P5', false,
                   '2026-01-01', '2026-01-01', sha256('x'), 0
              from generate_series(1, :count) n
            """)
        .param("kind", kind)
        .param("count", count)
        .update();
  }

  /** The sequential scans of large tables while that is done. */
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
                 where relname in ('ticket', 'ticket_awaited', 'approval', 'change',
                                   'change_booking', 'gate_glass', 'timeline')
                """)
            .query(String.class)
            .list());
  }

  private static Wish wish(String... services) {
    return new Wish(
        null,
        java.util.Arrays.stream(services).map(Service.Id::new).toList(),
        Interval.of(START.plus(Duration.ofHours(20)), Duration.ofHours(1)),
        desk.get(People.class).named("mia").orElseThrow().id());
  }

  @Test
  void what_is_in_the_way_and_the_next_free_time_are_found_by_index() {
    var planning = desk.get(Planning.class);
    assertThat(scans(() -> assertThat(planning.conflicts(wish("printing", "laptops"))).hasSize(2)))
        .isEmpty();
    assertThat(
            scans(() ->
                assertThat(planning.next(wish("printing", "laptops")).orElseThrow().from())
                    .isEqualTo(START.plus(Duration.ofHours(21)))))
        .isEmpty();
    assertThat(plan(Bookings.OF_SERVICES, booking()))
        .containsAnyOf("change_booking_of_service", "change_booking_pkey")
        .doesNotContain("Seq Scan");
  }

  /** Of two months with four hundred others no more is read than of the first days. */
  @Test
  void a_free_time_that_is_near_is_found_near() {
    var planning = desk.get(Planning.class);
    var read =
        desk.get(TransactionTemplate.class)
            .execute(_ -> {
              var before = bookingsRead();
              assertThat(planning.next(wish("printing", "laptops"))).isPresent();
              return bookingsRead() - before;
            });
    assertThat(read).isBetween(2L, 100L);
  }

  private static long bookingsRead() {
    return db.sql(
            """
            select sum(pg_stat_get_xact_tuples_returned(indexrelid))
              from pg_index where indrelid = 'change_booking'::regclass
            """)
        .query((row, _) -> row.getLong(1))
        .single();
  }

  private static Map<String, Object> booking() {
    var from = START.plus(Duration.ofHours(20));
    return Map.of(
        "services", new String[] {"printing", "laptops"},
        "from", utc(from),
        "until", utc(from.plus(Duration.ofHours(1))));
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }

  @Test
  void the_gate_answers_by_index() {
    var keeper = desk.get(Gatekeeper.class);
    var ruling = new ArrayList<Ruling>();
    assertThat(
            scans(() ->
                ruling.add(
                    keeper.ask("printing", "CHG-150000", START.plus(Duration.ofHours(200))))))
        .isEmpty();
    assertThat(ruling.getFirst().reason()).isEqualTo(Ruling.Reason.APPROVAL_VOID);
    var open =
        db.sql("explain " + Glasses.OPEN)
            .params("other-7", utc(START.plus(Duration.ofDays(13))))
            .query(String.class)
            .list();
    assertThat(String.join("\n", open)).contains("gate_glass_open").doesNotContain("Seq Scan");
  }

  @Test
  void what_is_being_carried_out_is_found_by_index() {
    var noon = START.plus(Duration.ofHours(12));
    var questions = new Questions(desk.get(JdbcTemplate.class));
    var underWay = desk.get(ChangeUpkeep.class).at(noon, questions);
    assertThat(scans(() -> assertThat(underWay.get()).isEmpty())).isEmpty();
    assertThat(
            String.join(
                "\n",
                db.sql("explain " + ChangeUpkeep.UNDER_WAY)
                    .param(utc(noon))
                    .query(String.class)
                    .list()))
        .contains("change_under_way");
  }

  @Test
  void what_waits_for_somebody_is_found_by_index() {
    var answer = new StringBuilder();
    assertThat(scans(() -> answer.append(desk.as("mia").types("waiting").text()))).isEmpty();
    assertThat(answer.toString()).contains("REQ-" + (100_000 + REQUESTS));
  }

  @Test
  void the_measure_notices_a_table_that_is_read_whole() {
    assertThat(plan("select count(*) from change_booking where not alone", Map.of()))
        .contains("Seq Scan");
    assertThat(
            scans(() ->
                db.sql("select count(*) from change where risk = 'HIGH'").query().singleValue()))
        .isNotEmpty();
  }

  private static String plan(String sql, Map<String, Object> parameters) {
    return String.join(
        "\n", db.sql("explain " + sql).params(parameters).query(String.class).list());
  }
}
