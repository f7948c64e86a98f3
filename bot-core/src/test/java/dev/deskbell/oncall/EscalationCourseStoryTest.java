package dev.deskbell.oncall;

import static dev.deskbell.testing.theatre.CoreDesk.words;
import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.testing.Desk;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An escalation while its incident is handed on, rests, and comes back. */
class EscalationCourseStoryTest extends EscalationStories {
  @Test
  void handed_to_another_team_its_on_call_is_paged() {
    urgent();
    desk.as("yuki").types("hand " + ref + " network");
    desk.later(NOW);
    assertThat(pages("nora")).hasSize(1);
    assertThat(words(desk.inbox("yuki"))).doesNotContain("needs you");
  }

  @Test
  void a_run_ends_as_it_should_although_the_files_name_its_kind_no_more() throws IOException {
    urgent();
    escalations(it -> it.replace("kinds: [incident]", "kinds: [request]"));
    desk.as("yuki").types("incident ack " + ref);
    desk.later(Duration.ofMinutes(6));
    assertThat(pages("ben")).isEmpty();
    assertThat(why()).contains("answered", "acknowledged", "by Yuki Tanabe");
  }

  @Test
  void a_running_escalation_goes_on_as_the_files_said_when_it_began() throws IOException {
    urgent();
    escalations(it -> it.replace(", { team: its-team }]", ", { person: mia }]"));
    desk.later(Duration.ofMinutes(5));
    assertThat(pages("ben")).hasSize(1);
    assertThat(pages("mia")).isEmpty();
    desk.as("ben").types("incident resolve " + ref + " a cable");
    urgent();
    desk.later(Duration.ofMinutes(5));
    assertThat(pages("mia")).as("and the next one as they say now").hasSize(1);
    assertThat(pages("ben")).isEmpty();
  }

  /** The stories begin at nine in the morning. */
  @ParameterizedTest
  @CsvSource({"08:00, 17:00, 1", "18:00, 23:00, 0"})
  void the_time_of_day_decides_which_escalation_it_is(String from, String until, int paged)
      throws IOException {
    var during =
        """
            priorities: [P1, P2]
            during: { zone: Europe/Lisbon, hours: [{ from: "%s", until: "%s" }] }
        """
            .formatted(from, until);
    escalations(it -> it.replace("    priorities: [P1, P2]\n", during));
    urgent();
    assertThat(pages("yuki")).hasSize(paged);
  }

  @ParameterizedTest
  @ValueSource(strings = {"incident hold %s supplier", "incident resolve %s a cable"})
  void what_rests_or_is_over_pages_nobody_even_where_a_run_was_left_running(String how) {
    urgent();
    desk.as("yuki").types(how.formatted(ref));
    desk.get(JdbcClient.class)
        .sql("update escalation_run set state = 'RUNNING', ended_at = null, ended_by = null")
        .update();
    desk.later(Duration.ofMinutes(6));
    assertThat(pages("ben")).isEmpty();
    assertThat(why()).contains("ended at");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"assign %s @lena", "incident hold %s supplier;incident resume %s", "take %s"})
  void whoever_has_it_afterwards_is_asked_again_too(String deeds) {
    urgent();
    desk.as("yuki").types("incident ack " + ref);
    desk.later(Duration.ofMinutes(20));
    for (var deed : deeds.split(";")) {
      desk.as(deed.startsWith("take") ? "lena" : "yuki")
          .types(deed.formatted(ref), Map.of(), Map.of("@lena", Desk.account("lena")));
    }
    desk.later(NOW);
    desk.later(Duration.ofMinutes(31));
    assertThat(words(desk.inbox(deeds.contains("hold") ? "yuki" : "lena")))
        .contains(ref + ": are you still on it?");
  }

  @Test
  void acknowledged_after_all_steps_were_over_it_is_asked_again_too() {
    urgent();
    for (var i = 0; i < 12; i++) {
      desk.later(Duration.ofMinutes(15));
    }
    desk.as("ben").types("incident ack " + ref);
    desk.later(NOW);
    desk.later(Duration.ofMinutes(31));
    assertThat(words(desk.inbox("ben"))).contains(ref + ": are you still on it?");
  }

  @Test
  void acknowledged_and_then_handed_to_another_team_its_on_call_is_paged() {
    urgent();
    desk.as("yuki").types("incident ack " + ref);
    desk.later(NOW);
    desk.as("yuki").types("hand " + ref + " network");
    desk.later(NOW);
    assertThat(pages("nora")).hasSize(1);
    assertThat(pages("nora").getFirst().plain()).contains("Assignee: nobody any more");
    desk.later(Duration.ofMinutes(5));
    assertThat(pages("ben")).hasSize(1);
    desk.as("nora").presses(acknowledge("nora"));
    desk.later(NOW);
    assertThat(pages("ben")).isEmpty();
    assertThat(words(desk.inbox("nora"))).contains(ref + " · Nora Lima has it");
    desk.later(Duration.ofMinutes(31));
    assertThat(words(desk.inbox("nora"))).contains(ref + ": are you still on it?");
  }

  @Test
  void handed_over_while_it_rests_the_other_team_is_paged_when_it_goes_on() {
    urgent();
    desk.as("yuki").types("incident hold " + ref + " supplier");
    desk.as("yuki").types("hand " + ref + " network");
    desk.later(NOW);
    assertThat(pages("nora")).isEmpty();
    desk.as("yuki").types("incident resume " + ref);
    desk.later(NOW);
    assertThat(pages("nora")).hasSize(1);
  }

  @Test
  void what_becomes_more_urgent_waits_for_nobodys_quiet_hours_any_longer() throws IOException {
    escalations(it -> it.replace("[P1, P2]", "[P1, P2, P3]"));
    desk.as("yuki").types("page quiet 08:00 11:00");
    declared("impact:medium urgency:medium service:checkout");
    assertThat(pages("yuki")).isEmpty();
    assertThat(why()).contains("waits for the end of their quiet hours");
    desk.as("lena").types("prioritise " + ref + " high high");
    desk.later(NOW);
    assertThat(pages("yuki")).hasSize(1);
    assertThat(why()).contains("not sent (became more urgent)");
  }
}
