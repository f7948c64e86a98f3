package dev.deskbell.proof;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deskbell.testing.TestDatabase;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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
    db.sql(
            """
            insert into delivery (topic, subject, argument, destination, lane, urgency, manner,
                   state, deed, target, told_at, not_before, attempted_at, finished_at)
            values ('note', 'INC-1', '', 'person/9', ?, ?, 'ONCE', ?, 'DIRECT',
                    'account/slack/T0/U0', ?, ?, ?, ?)
            """)
        .params(lane, urgency, state, at(told), at(told), at(attempted), at(attempted + 50))
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

  @ParameterizedTest
  @ValueSource(strings = {"person/9", "person/8"})
  void before_a_pages_turn_is_committed_it_is_no_matter_what_leaves(String lane) {
    usual(lane, "DONE", 1_000);
    usual(lane, "DONE", 1_900);
    all();
  }
}
