package dev.deskbell.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.deskbell.chat.Tone;
import dev.deskbell.people.Departures;
import dev.deskbell.people.People;
import dev.deskbell.policy.Policies;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.transaction.support.TransactionTemplate;

/** What managers and administrators do about rooms, policies and people. */
class AdministratorStoryTest extends AccountStories {
  @Test
  void a_manager_binds_a_room_by_saying_it_there() {
    assertThat(desk.as("ana").types("room bind network").text()).contains("role manager");
    assertThat(desk.as("sam").types("room bind network").text()).contains("A manager of network");
    assertThat(asked(desk.as("nora").types("room bind netwrok"))).contains("Did you mean network?");
    assertThat(desk.as("nora").types("room bind network").text())
        .contains("This room gets the cards of network");
    assertThat(desk.as("nora").types("room bind incident").text())
        .contains("A manager of incident");
    assertThat(desk.as("ada").types("room bind incident").text()).contains("cards of incident");
    assertThat(desk.as("ben").types("rooms").text()).contains("network | test #room (here)");
    assertThat(desk.as("nora").types("room unbind network").text()).contains("no new cards");
    assertThat(desk.as("ben").types("rooms").text()).contains("network | test #network");
  }

  @Test
  void an_administrator_sees_what_new_files_would_change_and_accepts_just_that()
      throws IOException {
    assertThat(desk.as("ben").types("policy reload").text()).contains("role administrator");
    assertThat(desk.as("ada").types("policy reload").text()).contains("Nothing changes");
    var teams = policies.resolve("teams.yaml");
    var before = Files.readString(teams);
    Files.writeString(teams, before.replace("name: Network", "nmae: Network"));
    assertThat(desk.as("ada").types("policy reload").text())
        .contains("teams.yaml:18: teams[1].nmae: is no known key; did you mean `name`?");
    Files.writeString(teams, before.replace("name: Network", "name: Net & Wires"));
    var shown = desk.as("ada").types("policy reload");
    assertThat(shown.text())
        .contains("teams.yaml: teams[network].name changes from Network to Net & Wires");
    Files.writeString(teams, before.replace("name: Network", "name: Something else"));
    assertThat(shown.presses("Accept").text()).contains("The files have changed since");
    Files.writeString(teams, before.replace("name: Network", "name: Net & Wires"));
    assertThat(desk.as("ada").types("policy reload").presses("Accept").text())
        .contains("Accepted.");
    context.getBean(Policies.class).follow();
    // The follower may be at it already, and is not waited for.
    await()
        .untilAsserted(() ->
            assertThat(desk.as("ben").types("me").text()).contains("Net & Wires (responder)"));
    assertThat(desk.as("ada").types("policy show teams.yml").text()).contains("teams.yaml?");
    assertThat(desk.as("ada").types("policy show teams.yaml").text()).contains("Net & Wires");
  }

  @Test
  void who_left_can_do_nothing_more() {
    assertThat(desk.as("ada").types("person left @ben").text()).contains("no rights any more");
    assertThat(desk.as("ben").types("me zone tokyo").text()).doesNotContain("Asia/Tokyo");
    assertThat(desk.as("ada").types("person left @ada").text()).contains("You are still here");
    assertThat(asked(desk.as("ada").types("person left nobody")))
        .contains("I don't know anybody called");
    assertThat(desk.as("ada").types("person back @ben").text()).contains("here again");
    assertThat(desk.as("ben").types("me zone tokyo").text()).contains("Asia/Tokyo");
  }

  @Test
  void who_reads_the_log_of_a_desk_without_administrator_becomes_the_first() {
    desk.as("ada").types("me");
    var ada = context.getBean(People.class).named("ada").orElseThrow().id();
    context
        .getBean(TransactionTemplate.class)
        .executeWithoutResult(
            _ -> context.getBean(Departures.class).left(ada, ada, clock.instant()));
    var claim = "claim " + codeInTheLog();
    assertThat(desk.as("zoe").types("policy reload").text()).contains("role administrator");

    var claimed = desk.as("zoe").types(claim);
    assertThat(claimed.text()).contains("You are this desk's administrator now");
    assertThat(claimed.again().text()).as("told again").isEqualTo(claimed.text());
    assertThat(desk.as("zoe").types("policy reload").text()).contains("Nothing changes");
    assertThat(desk.as("mallory").types(claim).text()).contains("not the code");
    assertThat(count("select count(*) from inbox where outcome::text like '%" + claim + "%'"))
        .isZero();
  }

  /** What the desk says to whoever starts it. */
  private String codeInTheLog() {
    var logged = new ListAppender<ILoggingEvent>();
    logged.start();
    var log = (Logger) LoggerFactory.getLogger("dev.deskbell.people.Administrators");
    log.addAppender(logged);
    try {
      context.publishEvent(
          new ApplicationReadyEvent(
              new SpringApplication(), new String[0], context, Duration.ZERO));
    } finally {
      log.detachAppender(logged);
    }
    var said = logged.list.getFirst().getFormattedMessage();
    return said.replaceFirst("(?s).*`claim (\\S+)`.*", "$1");
  }

  @Test
  void a_wrong_claim_is_answered_and_counted() {
    var wrong = desk.as("zoe").types("claim AAAA-BBBB-CCCC");
    assertThat(wrong.text()).contains("not the code");
    assertThat(wrong.card().tone()).isEqualTo(Tone.WARNING);
  }
}
