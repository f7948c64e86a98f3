package dev.deskbell.incident;

import static dev.deskbell.testing.theatre.CoreDesk.card;
import static dev.deskbell.testing.theatre.CoreDesk.words;
import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.chat.Card;
import dev.deskbell.testing.Desk;
import dev.deskbell.testing.theatre.CoreDesk;
import dev.deskbell.ticket.TicketRef;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** An exercise is run like the real thing, and nobody outside of it is paged. */
class DrillTest {
  private static final CoreDesk desk = new CoreDesk();
  private static final List<String> EVERYBODY =
      List.of(
          "rui", "ana", "otto", "ines", "mia", "ada", "sam", "lena", "ben", "nora", "tom", "yuki",
          "kofi");

  @AfterAll
  static void closes() {
    desk.close();
  }

  private static Set<String> reached() {
    return EVERYBODY.stream().filter(it -> !desk.inbox(it).isEmpty()).collect(Collectors.toSet());
  }

  @Test
  void nobody_is_called_who_does_not_take_part_and_it_says_everywhere_what_it_is() {
    // Yuki is on call for the checkout and is left alone; Ben leads and Kofi takes part.
    var answer =
        desk.as("ben")
            .types("incident drill \"The data centre burns\" service:checkout with:@kofi");
    var ref = answer.card().title().split(" ", 2)[0];
    assertThat(answer.text()).contains(ref + " is a drill");
    // Long enough for every step of the escalation, and for a report that is owed.
    desk.later(Duration.ofSeconds(5));
    for (var step = 0; step < 8; step++) {
      desk.later(Duration.ofMinutes(16));
    }
    assertThat(reached()).containsExactlyInAnyOrder("ben", "kofi");
    assertThat(words(desk.inbox("kofi")))
        .contains("You are called to a drill: " + ref + " · Drill: The data centre burns");
    assertThat(words(desk.inbox("ben"))).contains(ref + ": nobody is paged any more · Drill: The");
    assertThat(desk.room("general")).isEmpty();
    assertThat(words(desk.room("applications"))).doesNotContain("needs you");

    var shown = (Card) card(desk.room("incidents"), ref).content();
    assertThat(shown.title()).isEqualTo(ref + " · Drill: The data centre burns");
    assertThat(shown.plain())
        .contains("Drill: an exercise, nothing is broken", "Major incident: investigating");
    assertThat(desk.platform().rooms().values())
        .anySatisfy(it -> {
          assertThat(it.topic()).isEqualTo(ref + " · drill of an incident · P1");
          assertThat(it.people()).contains(Desk.account("ben"), Desk.account("kofi"));
        });
    acts_as_usual(ref);
  }

  private static void acts_as_usual(String ref) {
    desk.as("kofi").types("incident ack " + ref);
    desk.as("kofi").types("major role " + ref + " commander me");
    desk.as("kofi").types("major report " + ref + " Smoke impact:All next:Water");
    desk.as("kofi").types("major invite " + ref + " @nora");
    desk.as("kofi").types("incident resolve " + ref + " put out");
    assertThat(((Card) card(desk.room("incidents"), ref).content()).plain())
        .contains("Major incident: resolved", "Incident commander: Kofi", "Smoke");
    assertThat(reached()).containsExactlyInAnyOrder("ben", "kofi", "nora");
    assertThat(desk.room("general")).isEmpty();
    assertThat(desk.get(ReviewDocument.class).of(TicketRef.of(ref))).contains("This was a drill");
  }
}
