package dev.deskbell.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What holds of pages after every history, asked of the database. */
final class PageInvariants {
  /** What two desks' clocks, each set by its database over a bad way, may differ by. */
  private static final Duration CLOCKS = Duration.ofMillis(500);

  private final JdbcClient db;

  PageInvariants(JdbcClient db) {
    this.db = db;
  }

  /** Whatever is urgent is escalated, and no escalation has stopped by itself. */
  void everyEscalationIsOver(Duration within) {
    assertThat(
            rows(
                """
                select t.ref from ticket t
                 where t.priority in ('P1', 'P2') and t.ref like 'INC-%'
                   and not exists (select from escalation_run r where r.ticket = t.ref)
                """))
        .as("nobody was ever to be paged for these")
        .isEmpty();
    Invariants.eventually(
        within,
        () ->
            assertThat(
                    rows(
                        "select ticket, fired, next_try from escalation_run where state = 'RUNNING'"))
                .isEmpty());
    assertThat(
            rows(
                """
                select ticket, fired, escalation from escalation_run
                 where state = 'UNANSWERED' and fired < jsonb_array_length(escalation -> 'steps')
                """))
        .as("every step was gone through")
        .isEmpty();
  }

  /**
   * I4: who was to be paged was, each once, unless somebody acknowledged meanwhile, be it after the
   * last step, or what it was about was over before it could be sent.
   */
  void everyPageArrives() {
    assertThat(
            rows(
                """
                select ticket, run, fired, person, room, place, count(*) from page
                 group by ticket, run, fired, person, room, place having count(*) > 1
                """))
        .isEmpty();
    assertThat(rows("select ticket, state, remark from page where state in ('LOST', 'DUE')"))
        .isEmpty();
    assertThat(
            rows(
                """
                select p.ticket, p.fired, p.person, p.room, p.told_at, r.state from page p
                  join escalation_run r on r.ticket = p.ticket and r.run = p.run
                 where p.state = 'TOLD' and p.arrived_at is null and r.state <> 'STOPPED'
                   and not exists (
                     select from delivery d join ticket t on t.ref = p.ticket
                      where d.topic = 'oncall.page' and d.subject = p.ticket
                        and d.argument = p.id::text and d.state = 'DROPPED'
                        and (t.resolved_at <= d.finished_at
                             or exists (
                               select from timeline l
                                where l.ticket = p.ticket and l.name = 'incident.acknowledged'
                                  and l.at between r.started_at and d.finished_at)))
                """))
        .as("pages that never arrived, though nobody has it")
        .isEmpty();
    assertThat(rows("select ticket, fired from page where arrived_at < due_at")).isEmpty();
  }

  /** I5: nobody is paged for what had been answered as acknowledged before. */
  void nobodyIsPagedForWhatSomebodyHas(List<Doings> people) {
    var acknowledged = new HashMap<String, Instant>();
    people.forEach(it -> acknowledged.putAll(it.acknowledged()));
    db.sql(
            """
            select p.ticket, s.sent_at from page p join page_sight s on s.page = p.id
             where s.came = 'arrived'
            """)
        .query(row -> {
          var until = acknowledged.get(row.getString(1));
          if (until != null) {
            assertThat(row.getObject(2, OffsetDateTime.class).toInstant())
                .as("page of " + row.getString(1))
                .isBefore(until.plus(CLOCKS));
          }
        });
  }

  /**
   * I6: while a page waits for its turn at a room or a person, for longer than the second that each
   * takes a message in, one message of other kinds at most is sent there. A page waits for its turn
   * from its turn's commit, two seconds at most after it was told, and when the page before it was
   * done with; what was doubtful or put off waited for something else. A page that was put off was
   * at work before, the next one behind it: until two seconds before it was due again, if it failed
   * once, and nobody knows when, if it did more often.
   */
  void noPageWaitsForTheRest() {
    assertThat(
            rows(
                """
                with page_sent as (
                  select id, lane, told_at, not_before, attempted_at, finished_at, failures, looks,
                         maybe_doubled
                    from delivery where urgency = 'PAGE' and attempted_at is not null),
                turn as (
                  select p.id, p.lane, p.attempted_at, greatest(p.told_at + interval '2 s',
                         (select max(e.finished_at) from page_sent e
                           where e.lane = p.lane and e.id <> p.id
                             and e.attempted_at < p.attempted_at),
                         (select max(e.not_before) from page_sent e
                           where e.lane = p.lane and e.id <> p.id and e.not_before > e.told_at
                             and e.told_at < p.attempted_at
                             and (e.failures > 1
                                  or e.not_before - interval '2 s' <= p.attempted_at))) as waits_since
                    from page_sent p
                   where p.failures = 0 and p.looks = 0 and not p.maybe_doubled
                     and p.not_before = p.told_at)
                select t.id, t.lane, t.waits_since, t.attempted_at, count(*) as overtaken_by
                  from turn t join delivery u on u.lane = t.lane and u.urgency = 'USUAL'
                 where u.deed in ('POST', 'DIRECT', 'UPLOAD') and u.state <> 'DROPPED'
                   and u.attempted_at > t.waits_since and u.attempted_at < t.attempted_at
                   and t.attempted_at > t.waits_since + interval '1 s'
                 group by t.id, t.lane, t.waits_since, t.attempted_at having count(*) > 1
                """))
        .as("pages that others overtook")
        .isEmpty();
  }

  /**
   * I6, of what all rooms and people of a workspace share: while all is well, and nothing of its
   * own room holds it back, one message of other kinds at most leaves before a page.
   */
  void noPageWaitsForOtherRooms(Instant healed) {
    assertThat(
            rows(
                """
                with sent as (
                  select id, lane, urgency, state, told_at, not_before, attempted_at, finished_at,
                         failures, looks,
                         split_part(target, '/', 2) || '/' || split_part(target, '/', 3) as workspace
                    from delivery
                   where deed in ('POST', 'DIRECT') and attempted_at is not null
                     and finished_at > ?),
                ready as (
                  select p.*, greatest(p.told_at + interval '2 s',
                         (select max(e.finished_at) from sent e
                           where e.lane = p.lane and e.attempted_at < p.attempted_at),
                         (select max(e.attempted_at) + interval '1 s' from sent e
                           where e.lane = p.lane and e.attempted_at < p.attempted_at),
                         (select max(e.not_before) from sent e
                           where e.lane = p.lane and e.not_before > e.told_at
                             and e.told_at < p.attempted_at
                             and (e.failures > 1
                                  or e.not_before - interval '2 s' <= p.attempted_at))) as since
                    from sent p where p.urgency = 'PAGE' and p.failures = 0 and p.looks = 0
                     and p.not_before = p.told_at)
                select r.id, r.lane, r.since, r.attempted_at, count(*) as overtaken_by
                  from ready r join sent u on u.workspace = r.workspace and u.urgency = 'USUAL'
                       and u.state <> 'DROPPED'
                 where r.since > ? and u.attempted_at > r.since and u.attempted_at < r.attempted_at
                   and r.attempted_at > r.since + interval '1 s'
                 group by r.id, r.lane, r.since, r.attempted_at having count(*) > 1
                """,
                healed.atOffset(ZoneOffset.UTC),
                healed.atOffset(ZoneOffset.UTC)))
        .as("pages that messages to others overtook")
        .isEmpty();
  }

  /** How many arrived. */
  long arrived() {
    return db.sql("select count(*) from page where arrived_at is not null")
        .query(Long.class)
        .single();
  }

  private List<Map<String, @Nullable Object>> rows(String sql, Object... params) {
    return db.sql(sql).params(params).query().listOfRows();
  }
}
