package dev.deskbell.heartbeat;

import static dev.deskbell.testing.theatre.CoreDesk.words;
import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.delivery.Auditor;
import dev.deskbell.delivery.Auditor.Finding;
import dev.deskbell.policy.Policies;
import dev.deskbell.testing.theatre.CoreDesk;
import dev.deskbell.ticket.DueWork;
import dev.deskbell.web.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Somebody speaks up every ten minutes, until they don't. Time passes as where a desk runs. */
class HeartbeatStoryTest {
  private static final CoreDesk desk = new CoreDesk();
  private String path = "";

  @BeforeAll
  static void isExpectedOften() throws IOException {
    var folder = desk.get(Environment.class).getRequiredProperty("deskbell.policies");
    var file = Path.of(folder, "heartbeats.yaml");
    Files.writeString(
        file,
        Files.readString(file)
            .replace("every: 24h", "every: 10m")
            .replace("grace: 1h", "grace: 3m"));
    var policies = desk.get(Policies.class);
    policies.accept(policies.propose().digest(), "a test");
  }

  @BeforeEach
  void begins() {
    desk.get(JdbcClient.class).sql("delete from heartbeat").update();
    desk.get(JdbcClient.class).sql("delete from heartbeat_listening").update();
    path = address();
  }

  @AfterAll
  static void closes() {
    desk.close();
  }

  private static String address() {
    var text = desk.as("ada").types("heartbeat address nightly-backup").text();
    return text.substring(text.indexOf("/in/heartbeat/")).split("\\s", 2)[0];
  }

  private static int calls(String path) {
    var parts = path.split("/", -1);
    return desk.get(HeartbeatIntake.class)
        .take(
            new Request(
                Map.of("name", parts[3], "secret", parts[4]), Map.of(), Map.of(), new byte[0]))
        .status();
  }

  /** The desk is there all the while. */
  private static void passes(Duration length) {
    var clock = desk.theatre().clock();
    for (var left = length; left.isPositive(); left = left.minusMinutes(1)) {
      clock.advance(Duration.ofMinutes(1));
      work();
    }
    desk.later(Duration.ZERO);
  }

  private static void work() {
    while (desk.get(HeartbeatWatch.class).fire() > 0) {
      desk.theatre().settles();
    }
  }

  private static String list() {
    return desk.as("sam").types("heartbeat list").text();
  }

  private static long silent() {
    return desk.get(JdbcClient.class)
        .sql("select count(*) from ticket where title like 'No sign of life%'")
        .query(Long.class)
        .single();
  }

  @Test
  void who_stays_silent_longer_than_agreed_opens_an_incident_that_ends_with_the_next_sign() {
    var before = silent();
    assertThat(list()).contains("Nightly backup of orders", "waits for the first one");
    assertThat(calls(path)).isEqualTo(200);
    passes(Duration.ofMinutes(12));
    assertThat(silent()).isEqualTo(before);
    passes(Duration.ofMinutes(1));
    assertThat(silent()).isEqualTo(before + 1);
    assertThat(words(desk.room("applications")))
        .contains("No sign of life from Nightly backup of orders", "Priority: P2");
    assertThat(words(desk.inbox("yuki"))).as("who is on call is paged").contains("needs you: No");
    assertThat(list()).contains("silent");
    passes(Duration.ofMinutes(5));
    assertThat(silent()).as("once").isEqualTo(before + 1);
    assertThat(calls(path)).isEqualTo(200);
    desk.later(Duration.ZERO);
    assertThat(words(desk.room("applications"))).contains("gives signs of life again", "Resolved");
    assertThat(words(desk.inbox("yuki"))).doesNotContain("needs you: No");
    assertThat(list()).doesNotContain("silent");
  }

  /** Who promoted it decides when it is over, and pages nobody a second time meanwhile. */
  @Test
  void what_is_silent_again_while_its_major_incident_is_open_belongs_to_it() {
    var before = silent();
    calls(path);
    passes(Duration.ofMinutes(13));
    var ref = latest();
    desk.as("yuki").types("incident promote " + ref + " no backups at all");
    calls(path);
    calls(path);
    desk.later(Duration.ZERO);
    var left = "leaves it to you whether it is over: Nightly backup of orders";
    assertThat(words(desk.room("applications"))).containsOnlyOnce(left);
    assertThat(list()).doesNotContain("silent");

    passes(Duration.ofMinutes(13));
    assertThat(silent()).as("is a part of it").isEqualTo(before + 1);
    assertThat(words(desk.room("applications")))
        .contains("hears no sign of life from Nightly backup of orders again");
    assertThat(list()).contains("silent", ref);
    calls(path);
    desk.later(Duration.ZERO);
    assertThat(words(desk.room("applications")).split(left, -1)).as("each time").hasSize(3);

    desk.as("yuki").types("incident resolve " + ref + " new disks");
    passes(Duration.ofMinutes(13));
    assertThat(silent()).as("is over").isEqualTo(before + 2);
    assertThat(latest()).isNotEqualTo(ref);
    calls(path);
    desk.later(Duration.ZERO);
  }

  private static String latest() {
    return desk.get(JdbcClient.class)
        .sql("select ref from ticket where title like 'No sign of life%' order by id desc limit 1")
        .query(String.class)
        .single();
  }

  @Test
  void nothing_is_expected_before_the_first_sign_nor_after_disarming() {
    var before = silent();
    passes(Duration.ofMinutes(14));
    assertThat(silent()).isEqualTo(before);
    calls(path);
    assertThat(desk.as("yuki").types("heartbeat disarm nightly-backup").text())
        .contains("until the next one comes");
    passes(Duration.ofMinutes(14));
    assertThat(silent()).isEqualTo(before);
    assertThat(desk.as("yuki").types("heartbeat disarm nightly-backup").text())
        .contains("Nothing is expected");
  }

  @Test
  void a_desk_that_was_away_when_the_sign_should_have_come_gives_it_another_turn() {
    var before = silent();
    calls(path);
    passes(Duration.ofMinutes(8));
    desk.theatre().clock().advance(Duration.ofMinutes(6));
    work();
    assertThat(silent()).as("it may have spoken to deaf ears").isEqualTo(before);
    passes(Duration.ofMinutes(12));
    assertThat(silent()).isEqualTo(before);
    passes(Duration.ofMinutes(1));
    assertThat(silent()).as("but not for ever").isEqualTo(before + 1);
  }

  @Test
  void a_desk_that_was_away_long_before_the_sign_is_due_changes_nothing() {
    var before = silent();
    calls(path);
    passes(Duration.ofMinutes(1));
    desk.theatre().clock().advance(Duration.ofMinutes(4));
    passes(Duration.ofMinutes(8));
    assertThat(silent()).isEqualTo(before + 1);
  }

  @Test
  void one_that_can_not_be_told_of_is_tried_again_and_shows_to_who_watches() {
    var before = silent();
    var db = desk.get(JdbcClient.class);
    calls(path);
    db.sql("alter table heartbeat add constraint broken check (ticket is null)").update();
    passes(Duration.ofMinutes(14));
    assertThat(desk.get(Auditor.class).findings()).isEmpty();
    passes(Duration.ofMinutes(1));
    assertThat(desk.get(Auditor.class).findings())
        .extracting(Finding::about)
        .containsExactly("the heartbeat nightly-backup");
    db.sql("alter table heartbeat drop constraint broken").update();
    passes(Duration.ofMinutes(1));
    assertThat(silent()).isEqualTo(before + 1);
    assertThat(desk.get(Auditor.class).findings()).isEmpty();
    calls(path);
    desk.later(Duration.ZERO);
  }

  @Test
  void a_repeated_delivery_makes_no_address_and_ends_none() {
    var made = desk.as("ada").types("heartbeat address nightly-backup");
    assertThat(made.text()).contains("/in/heartbeat");
    assertThat(made.again().text()).contains("shown already").doesNotContain("/in/heartbeat");
    assertThat(calls(path)).isNotEqualTo(404);
  }

  @Test
  void an_unknown_name_and_a_wrong_secret_are_answered_alike() {
    assertThat(calls(path + "x")).isEqualTo(404);
    assertThat(calls("/in/heartbeat/nobody/" + path.split("/", -1)[4])).isEqualTo(404);
    assertThat(list()).contains("waits for the first one");
    assertThat(desk.as("ada").types("heartbeat address nobody").text())
        .contains("There is no such");
    assertThat(desk.as("sam").types("heartbeat address nightly-backup").text())
        .doesNotContain("/in/heartbeat");
  }

  @Test
  void an_idle_desk_has_nothing_due() {
    assertThat(isDue()).isFalse();
    calls(path);
    passes(Duration.ofMinutes(1));
    assertThat(isDue()).isFalse();
    desk.theatre().clock().advance(Duration.ofSeconds(31));
    assertThat(isDue()).as("that it listens is written down").isTrue();
  }

  private static boolean isDue() {
    return desk.get(JdbcClient.class)
        .sql("select " + ((DueWork) desk.get(HeartbeatWatch.class)).isDue())
        .param("now", Heartbeats.utc(desk.theatre().clock().instant()))
        .query(Boolean.class)
        .single();
  }
}
