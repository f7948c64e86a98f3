package dev.deskbell.oncall;

import static dev.deskbell.testing.theatre.CoreDesk.words;
import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.chat.Action;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Somebody is paged by hand, beside whatever escalation runs. */
class PageByHandStoryTest extends EscalationStories {
  /** Kofi is of another team, and whoever has it is left in peace. */
  @Test
  void somebody_is_paged_by_hand_and_works_on_it_too() {
    urgent();
    desk.as("yuki").types("incident ack " + ref);
    desk.later(NOW);
    assertThat(desk.as("kofi").types("incident ack " + ref).text()).contains("responder");
    assertThat(desk.as("yuki").types("page call " + ref + " @kofi it is the firewall").text())
        .contains("is paged for " + ref + " now");
    desk.later(NOW);
    assertThat(pages("kofi")).hasSize(1);
    assertThat(pages("kofi").getFirst().plain())
        .contains("Paged: by hand", "Assignee: Yuki Tanabe")
        .doesNotContain("does not answer");
    assertThat(words(desk.room("applications"))).contains("had Kofi", "paged: it is the firewall");
    assertThat(desk.as("yuki").types("page call " + ref + " @kofi").text())
        .contains("five minutes");
    assertThat(desk.as("tom").types("page call " + ref + " @kofi").text()).contains("responder");

    desk.as("kofi").presses(((Action.Button) pages("kofi").getFirst().actions().getFirst()).call());
    desk.later(Duration.ofMinutes(6));
    assertThat(words(desk.room("applications"))).contains("works on it too");
    assertThat(pages("ben")).isEmpty();
    assertThat(words(desk.inbox("yuki"))).doesNotContain("are you still on it?");
    assertThat(why()).contains("(by hand): arrived", "answered");
  }

  @Test
  void who_is_paged_by_hand_and_does_not_answer_is_no_reason_to_page_everybody() {
    urgent();
    desk.as("yuki").types("incident ack " + ref);
    desk.later(NOW);
    desk.as("yuki").types("page call " + ref + " @kofi");
    desk.later(Duration.ofMinutes(6));
    assertThat(words(desk.room("applications"))).contains("nobody answered: who looks at it?");
    assertThat(pages("ben")).isEmpty();
    desk.as("yuki").types("page call " + ref + " @kofi");
    desk.later(NOW);
    assertThat(why().split("by hand", -1)).as("and may be paged again").hasSize(3);
  }

  @Test
  void while_an_escalation_runs_a_page_by_hand_is_beside_it() {
    urgent();
    desk.as("ben").types("page call " + ref + " @lena");
    desk.later(NOW);
    assertThat(pages("lena")).hasSize(1);
    desk.later(Duration.ofMinutes(5));
    assertThat(pages("ben")).hasSize(1);
    assertThat(pages("lena")).as("the step's own is not swallowed").hasSize(2);
    desk.as("lena").types("incident ack " + ref);
    desk.later(NOW);
    assertThat(pages("lena")).isEmpty();
    assertThat(desk.as("lena").types("page call " + ref + " @lena").text()).contains("That is you");
    desk.as("lena").types("incident resolve " + ref + " done");
    assertThat(desk.as("lena").types("page call " + ref + " @ben").text()).contains("it is over");
  }

  @Test
  void what_pages_nobody_by_itself_has_somebody_paged_by_hand() {
    declared("impact:low urgency:low service:checkout");
    desk.as("yuki").types("page call " + ref + " @ben");
    desk.later(NOW);
    assertThat(pages("ben")).hasSize(1);
    desk.as("ben").presses(((Action.Button) pages("ben").getFirst().actions().getFirst()).call());
    desk.later(Duration.ofMinutes(6));
    assertThat(words(desk.room("applications"))).contains("Acknowledged by: Ben Azevedo");
    assertThat(words(desk.room("applications"))).doesNotContain("nobody answered");
  }
}
