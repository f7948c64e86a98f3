package dev.deskbell.incident;

import static dev.deskbell.testing.theatre.CoreDesk.words;
import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.chat.Card;
import dev.deskbell.chat.Posting;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Those whom an incident affects too: counted, asked about, told. */
class MeTooStoryTest extends MajorStories {
  @Test
  void me_too_counts_people_and_tells_them_all_when_it_is_over() {
    promoted();
    var meToo = call(announcement(), "Me too");
    assertThat(desk.as("otto").presses(meToo).text()).contains("you are counted");
    assertThat(desk.as("otto").presses(meToo).text()).contains("counted already");
    desk.as("ines").presses(meToo);
    assertThat(desk.as("ana").presses(meToo).text()).contains("is yours");
    assertThat(announcement().plain()).contains("Affected too: 2 people");
    assertThat(roomCard().plain()).contains("Affected too: 2 people");
    assertThat(titled(desk.inbox("otto"), "It is over")).isEmpty();
    desk.as("yuki").types("incident resolve " + ref + " New disk");
    soon();
    assertThat(words(desk.inbox("otto"))).contains("It is over: " + ref, "New disk");
    assertThat(titled(desk.inbox("ines"), "It is over")).hasSize(1);
    desk.as("ana").types("incident reopen " + ref + " slow again");
    soon();
    assertThat(titled(desk.inbox("ines"), "It is over")).isEmpty();
    assertThat(titled(desk.inbox("ines"), "It is back")).hasSize(1);
  }

  /** A message that is changed calls nobody: what matters to somebody anew is a new message. */
  @Test
  void that_it_is_back_and_over_again_and_that_a_role_went_is_said_anew() {
    promoted();
    desk.as("otto").types("incident me-too " + ref);
    desk.as("yuki").types("major role " + ref + " commander me");
    var mine = only("yuki", "You are Incident commander");
    soon();
    desk.as("yuki").types("major role " + ref + " commander @ben");
    var gone = only("yuki", "No longer you");
    assertThat(gone).isNotEqualTo(mine);
    assertThat(titled(desk.inbox("yuki"), "You are Incident commander")).isEmpty();
    soon();
    desk.as("ben").types("major role " + ref + " commander @yuki");
    assertThat(only("yuki", "You are Incident commander")).isNotIn(mine, gone);

    desk.as("yuki").types("incident resolve " + ref + " New disk");
    soon();
    var over = only("otto", "It is over");
    desk.as("ana").types("incident reopen " + ref + " slow again");
    soon();
    var back = only("otto", "It is back");
    desk.as("ines").types("incident me-too " + ref);
    desk.as("yuki").types("major affects " + ref + " wifi");
    soon();
    assertThat(titled(desk.inbox("ines"), "It is back")).as("to her it never went").isEmpty();
    desk.as("yuki").types("incident resolve " + ref + " Newer disk");
    soon();
    assertThat(only("otto", "It is over")).isNotIn(over, back);
    assertThat(titled(desk.inbox("otto"), "It is back")).isEmpty();
    only("ines", "It is over");
  }

  private Posting only(String who, String title) {
    var found = titled(desk.inbox(who), title);
    assertThat(found).as(title).hasSize(1);
    return found.getFirst().posting();
  }

  @Test
  void three_who_are_affected_have_the_people_on_it_asked_once() {
    for (var user : List.of("otto", "ines", "rui")) {
      desk.as(user).types("incident me-too " + ref);
    }
    soon();
    assertThat(titled(desk.inbox("yuki"), "Is it a major incident?")).hasSize(1);
    desk.as("mia").types("incident me-too " + ref);
    soon();
    assertThat(titled(desk.inbox("yuki"), "Is it a major incident?")).hasSize(1);
    var card = (Card) titled(desk.inbox("yuki"), "Is it a major incident?").getFirst().content();
    desk.as("yuki").presses(call(card, "It is not"));
    soon();
    assertThat(titled(desk.inbox("yuki"), "Is it a major incident?")).isEmpty();
    desk.as("sam").types("incident me-too " + ref);
    soon();
    assertThat(titled(desk.inbox("yuki"), "Is it a major incident?")).isEmpty();
    promoted();
    assertThat(roomCard().plain()).contains("Major incident: investigating");
  }
}
