package dev.deskbell.proof;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deskbell.testing.TestDatabase;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The checker of histories sees what did not hold, and nothing else. */
class PageInvariantsTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private final DataSource database = TestDatabase.fresh();
  private final JdbcClient db = JdbcClient.create(database);
  private final PageInvariants pages = new PageInvariants(db);

  @BeforeEach
  void a_page_is_told_and_leaves_four_seconds_later() {
    leaves("PAGE", "person/9", "DONE", 0, 4_000);
  }

  @AfterEach
  void drop() {
    TestDatabase.drop(database);
  }

  private void leaves(String urgency, String lane, String state, long told, long attempted) {
    leaves(urgency, lane, state, told, told, attempted);
  }

  private void leaves(
      String urgency, String lane, String state, long told, long notBefore, long attempted) {
    db.sql(
            """
            insert into delivery (topic, subject, argument, destination, lane, urgency, manner,
                   state, deed, target, told_at, not_before, attempted_at, finished_at)
            values ('note', 'INC-1', '', 'person/9', ?, ?, 'ONCE', ?, 'DIRECT',
                    'account/slack/T0/U0', ?, ?, ?, ?)
            """)
        .params(lane, urgency, state, at(told), at(notBefore), at(attempted), at(attempted + 50))
        .update();
  }

  private static OffsetDateTime at(long millis) {
    return NOON.plusMillis(millis).atOffset(ZoneOffset.UTC);
  }

  private void usual(String lane, String state, long attempted) {
    leaves("USUAL", lane, state, 0, attempted);
  }

  private void all() {
    pages.noPageWaitsForTheRest();
    pages.noPageWaitsForOtherRooms(NOON);
  }

  @ParameterizedTest
  @ValueSource(strings = {"person/9", "person/8"})
  void one_message_may_leave_before_a_page_and_two_may_not(String lane) {
    usual(lane, "DONE", 2_500);
    all();
    usual(lane, "DONE", 2_900);
    assertThatThrownBy(this::all).hasMessageContaining("overtook");
  }

  /** History 1187: one of the two was taken up and found to have nothing to show any more. */
  @ParameterizedTest
  @ValueSource(strings = {"person/9", "person/8"})
  void what_never_left_overtook_nothing(String lane) {
    usual(lane, "DONE", 2_500);
    usual(lane, "DROPPED", 2_900);
    all();
  }

  /** History 374: the page before it in its lane could not be drawn and was put off. */
  @ParameterizedTest
  @ValueSource(strings = {"person/9", "person/8"})
  void a_page_waits_for_one_of_its_own_that_was_at_work_before_it_was_put_off(String lane) {
    usual(lane, "DONE", 3_600);
    usual(lane, "DONE", 3_700);
    leaves("PAGE", "person/8", "DONE", 0, 5_500, 6_000);
    leaves("PAGE", "person/9", "DONE", 0, 2_500, 6_000);
    assertThatThrownBy(this::all).hasMessageContaining("overtook");
    leaves("PAGE", "person/9", "DONE", 0, 6_500, 7_000);
    assertThatThrownBy(this::all).hasMessageContaining("overtook");
    leaves("PAGE", "person/9", "DONE", 0, 5_500, 6_000);
    all();
  }

  /** History 330: its source said that it was over while the page's platform was away. */
  @Test
  void a_page_whose_incident_was_over_before_it_could_leave_need_not_arrive() {
    told("INC-7", 1_000);
    pages.everyPageArrives();
    told("INC-8", 9_000);
    assertThatThrownBy(pages::everyPageArrives).hasMessageContaining("never arrived");
  }

  /** History 665: the acknowledgement came after the last step, and before the page could leave. */
  @Test
  void a_page_whose_incident_somebody_had_before_it_could_leave_need_not_arrive() {
    told("INC-7", 9_000);
    acknowledged("INC-7", 4_000);
    pages.everyPageArrives();
    told("INC-8", 9_000);
    acknowledged("INC-8", 6_000);
    assertThatThrownBy(pages::everyPageArrives).hasMessageContaining("never arrived");
  }

  /** Who had it before it was escalated once more does not have it now. */
  @Test
  void an_acknowledgement_of_before_its_escalation_excuses_no_page() {
    told("INC-7", 9_000);
    acknowledged("INC-7", -1_000);
    assertThatThrownBy(pages::everyPageArrives).hasMessageContaining("never arrived");
  }

  private void acknowledged(String ref, long at) {
    db.sql(
            """
            insert into timeline (ticket, seq, at, actor, name, body, hash)
            values (?, 1, ?, 9, 'incident.acknowledged', '{}', sha256('x'))
            """)
        .params(ref, at(at))
        .update();
  }

  /** A page of an escalation that nobody answered, put away after five seconds. */
  private void told(String ref, long resolved) {
    JdbcOperations all = new JdbcTemplate(database);
    all.execute(
        """
        set session_replication_role = replica;
        insert into ticket (ref, kind, phase, status, title, details, requester, team, service,
               impact, urgency, priority, hidden, opened_at, changed_at, resolved_at, head, facts)
        values ('%1$s', 'INC', 'RESOLVED', 'RESOLVED', 'It hangs', '', 1, 'network', 'wifi', 'LOW', 'LOW', 'P5',
                false, '%2$s', '%2$s', '%3$s', sha256('x'), 0);
        insert into escalation_run (ticket, run, escalation, state, step, fired, due_at, next_try,
               started_at, ended_at)
        values ('%1$s', 1, '{"steps": [{}]}', 'UNANSWERED', 1, 1, '%2$s', '%2$s', '%2$s', '%2$s');
        insert into page (ticket, run, fired, person, place, way, why, state, due_at, told_at)
        values ('%1$s', 1, 0, 9, 0, 'chat', '', 'TOLD', '%2$s', '%2$s');
        insert into delivery (topic, subject, argument, destination, lane, urgency, manner, state, why,
               told_at, not_before, finished_at)
        select 'oncall.page', '%1$s', max(id)::text, 'person/9', 'person/9', 'PAGE', 'KEEP', 'DROPPED',
               'nothing to show', '%2$s', '%2$s', '%4$s' from page;
        set session_replication_role = default
        """
            .formatted(ref, at(0), at(resolved), at(5_000)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"person/9", "person/8"})
  void before_a_pages_turn_is_committed_it_is_no_matter_what_leaves(String lane) {
    usual(lane, "DONE", 1_000);
    usual(lane, "DONE", 1_900);
    all();
  }
}
