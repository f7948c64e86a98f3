package dev.deskbell.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.chat.Call;
import dev.deskbell.people.People;
import dev.deskbell.ticket.Erasure;
import dev.deskbell.ticket.Evidence;
import dev.deskbell.ticket.Fact;
import dev.deskbell.ticket.TicketRef;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** A gate that is opened in an emergency: by whom, for how long, and what stays of it. */
class BreakGlassStoryTest extends GateStories {
  @Test
  void in_an_emergency_two_managers_open_it_and_it_is_reviewed_without_exception() {
    var token = token();
    desk.as("mia").types("freeze declare now friday \"the audit\"");
    assertThat(desk.as("ana").types("gate break vpn nobody gets in").text())
        .contains("role responder");
    assertThat(desk.as("ben").types("gate break vpn nobody gets in").text())
        .contains("I ask 3 managers. When 2 of them agree", "Remote access", "60 minutes");
    assertThat(says(token, "vpn", "")).contains("\"deny\"");

    assertThat(asked("nora")).contains("Ben Azevedo asks to open the gate", "nobody gets in");
    assertThat(desk.as("kofi").presses(new Call("gate.agree", "1")).text())
        .contains("belongs to the team network");
    assertThat(desk.as("ben").presses(new Call("gate.agree", "1")).text()).contains("role manager");
    assertThat(desk.as("nora").presses(new Call("gate.agree", "1")).text()).contains("1 more must");
    assertThat(desk.as("nora").presses(new Call("gate.agree", "1")).text())
        .contains("You agreed already");
    assertThat(says(token, "vpn", "")).contains("\"deny\"");
    desk.as("mia").presses(new Call("gate.agree", "1"));

    assertThat(says(token, "vpn", "")).contains("\"allow\"", "\"break-glass\"");
    assertThat(says(token, "erp", "")).contains("\"deny\"");
    assertThat(asked("nora")).contains("The gate is open", "Nora Lima, Mia Duarte; 2 must");
    assertThat(desk.as("ada").presses(new Call("gate.agree", "1")).text())
        .contains("the gate is open");
    assertThat(desk.inRoom("network", "CHG-1").plain())
        .contains("Gate opened in an emergency", "Emergency", "In progress");
    assertThat(desk.as("ben").types("show CHG-1").text()).contains("nobody gets in");

    assertThat(desk.as("ben").types("assign CHG-1 @nora").text())
        .contains("Nora Lima approved CHG-1");
    desk.as("ben").types("change done CHG-1");
    assertThat(says(token, "vpn", "")).as("its change is over").contains("\"deny\"");
    assertThat(asked("mia")).contains("The gate is closed again");
    assertThat(desk.as("ben").types("change review CHG-1 met all well").text())
        .contains("somebody else reviews it");
    desk.later(Duration.ofHours(1));
    assertThat(says(token, "vpn", "")).contains("\"deny\"");
    desk.as("nora").types("change review CHG-1 met \"the pool was full\"");
    assertThat(desk.inRoom("network", "CHG-1").plain()).contains("Closed: done");
    assertThat(desk.get(Evidence.class).verify(TicketRef.of("CHG-1"))).isEmpty();
  }

  private String asked(String who) {
    desk.room("network");
    return String.join(
        "\n",
        desk
            .platform
            .in(dev.deskbell.testing.FakePlatform.inboxOf(dev.deskbell.testing.Desk.account(who)))
            .stream()
            .map(it -> it.content().plain())
            .toList());
  }

  @Test
  void it_is_closed_sooner_taken_back_or_forgotten() {
    var token = token();
    desk.as("ben").types("gate break vpn first");
    desk.as("nora").presses(new Call("gate.agree", "1"));
    desk.as("mia").presses(new Call("gate.agree", "1"));
    assertThat(desk.as("kofi").types("gate close 1").text()).contains("Only who asked for it");
    desk.as("ben").presses(new Call("gate.close", "1"));
    assertThat(says(token, "vpn", "")).contains("\"deny\"");
    desk.as("ben").types("gate break vpn second");
    desk.clock.advance(Duration.ofMinutes(61));
    assertThat(desk.as("nora").presses(new Call("gate.agree", "2")).text())
        .contains("That is over");
    assertThat(desk.as("nora").types("gate agree 77").text()).contains("Check the number");
  }

  @Test
  void why_somebody_asked_is_erased_with_them_although_nobody_agreed_and_not_with_one_ticket() {
    desk.proposeLowRisk();
    desk.as("ben").types("gate break vpn my badge is lost");
    desk.as("tom").types("gate break vpn a spare cable");
    var erasure = desk.get(Erasure.class);
    var people = desk.get(People.class);
    var ben = people.named("ben").orElseThrow().id();
    desk.get(TransactionOperations.class)
        .executeWithoutResult(
            _ -> erasure.erase(TicketRef.of("CHG-1"), ben, Fact.DESK, desk.clock.instant()));
    assertThat(asked("nora")).contains("my badge is lost");
    assertThat(reasons()).contains("my badge is lost");

    var tom = people.named("tom").orElseThrow().id();
    erasure.erase(tom, Fact.DESK, desk.clock.instant());
    assertThat(reasons()).containsExactlyInAnyOrder("my badge is lost", "(erased)");
    assertThat(asked("nora")).contains("my badge is lost", "(erased)").doesNotContain("cable");
  }

  private List<String> reasons() {
    return desk.get(JdbcClient.class)
        .sql("select why from gate_glass")
        .query((row, _) -> row.getString(1))
        .list();
  }

  @Test
  void when_its_time_is_over_the_card_no_longer_says_that_it_is_open() {
    desk.as("ben").types("gate break vpn now");
    desk.as("nora").presses(new Call("gate.agree", "1"));
    desk.as("mia").presses(new Call("gate.agree", "1"));
    assertThat(asked("nora")).contains("The gate is open");
    desk.later(Duration.ofMinutes(60));
    desk.later(Duration.ofMinutes(16));
    assertThat(asked("nora")).contains("The gate is closed again").doesNotContain("gate is open");
  }

  @Test
  void who_agrees_at_the_same_moment_opens_it_once() throws Exception {
    desk.as("ben").types("gate break vpn now");
    try (var threads = java.util.concurrent.Executors.newFixedThreadPool(6)) {
      var presses =
          java.util.stream.Stream.of("nora", "mia", "ada", "nora", "mia", "ada")
              .<java.util.concurrent.Callable<String>>map(
                  it -> () -> desk.as(it).presses(new Call("gate.agree", "1")).text())
              .toList();
      for (var one : threads.invokeAll(presses)) {
        assertThat(one.get()).isNotEmpty();
      }
    }
    var db = desk.get(JdbcClient.class);
    assertThat(db.sql("select count(*) from change").query(Long.class).single()).isOne();
    assertThat(db.sql("select count(*) from gate_glass_word").query(Long.class).single())
        .isEqualTo(2);
  }

  @Test
  void where_too_few_could_agree_nobody_is_asked() {
    desk.file("gate.yaml", it -> it.replace("quorum: 2", "quorum: 4"));
    assertThat(desk.as("ben").types("gate break vpn now").text())
        .contains("4 managers must agree and only 3 could", "gate.yaml");
  }
}
