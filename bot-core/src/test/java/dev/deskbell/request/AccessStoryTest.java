package dev.deskbell.request;

import static dev.deskbell.testing.theatre.CoreDesk.card;
import static dev.deskbell.testing.theatre.CoreDesk.words;
import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.chat.Card;
import dev.deskbell.people.People;
import dev.deskbell.people.Person;
import dev.deskbell.testing.theatre.CoreDesk;
import dev.deskbell.ticket.Erasure;
import dev.deskbell.ticket.Evidence;
import dev.deskbell.ticket.TicketRef;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Access for a time: Ana asks, Yuki answers for the service, Lena gives it and takes it away. */
class AccessStoryTest {
  private final CoreDesk desk = new CoreDesk();

  @AfterEach
  void closes() {
    desk.close();
  }

  private String granted() {
    var answer = desk.as("ana").types("request lab-access why:\"Read a sensor\" until:2026-04-02");
    var ref = answer.card().title().split(" ", 2)[0];
    desk.as("yuki").types("approve " + ref).sends(Map.of("number", ref));
    desk.as("lena").types("request fulfil " + ref + " You are in the group");
    return ref;
  }

  private Card anas(String ref) {
    return (Card) card(desk.inbox("ana"), ref).content();
  }

  @Test
  void what_is_risky_is_approved_by_typing_its_number_and_by_nothing_less() {
    desk.as("ana").types("request lab-access why:\"Read a sensor\" until:2026-04-02");
    var asked = desk.as("yuki").types("approve REQ-1");
    assertThat(asked.form().title()).contains("Approve REQ-1");
    assertThat(anas("REQ-1").plain()).contains("Status: Awaiting approval");
    assertThat(asked.sends(Map.of("number", "REQ-2")).text()).contains("not the number");
    assertThat(anas("REQ-1").plain()).contains("Status: Awaiting approval");
    var again = desk.as("yuki").types("approve REQ-1").sends(Map.of("number", "1"));
    assertThat(again.text()).contains("You approved REQ-1");
    assertThat(anas("REQ-1").plain()).contains("Status: Approved");
    assertThat(desk.as("ana").types("approve REQ-1").text()).contains("approved already");
  }

  @Test
  void it_is_given_asked_about_let_go_and_taken_away_with_proof() {
    var ref = granted();
    assertThat(anas(ref).plain()).contains("Access: active, until");
    assertThat(desk.as("ana").types("access mine").text())
        .contains(ref, "Laboratory systems", "active");
    assertThat(desk.as("lena").types("access who lab-access").text()).contains("Ana Carvalho");
    assertThat(desk.as("ana").types("access who lab-access").text()).contains("agent");

    desk.later(Duration.ofDays(24));
    assertThat(words(desk.inbox("ana"))).contains("Your access ends soon");
    desk.as("ana").types("access end " + ref);
    assertThat(words(desk.inbox("ana"))).contains("is being taken away");
    assertThat(anas(ref).plain()).contains("Access: over, to be taken away");
    assertThat(desk.as("ana").types("access revoked " + ref + " done").text()).contains("agent");
    desk.as("lena").types("access revoked " + ref + " no longer in lab-users, entry 4711");
    assertThat(anas(ref).plain()).contains("Access: revoked");
    assertThat(words(desk.inbox("ana"))).contains("took the access away", "entry 4711");
    assertThat(desk.as("ana").types("access mine").text()).contains("There is none");
    assertThat(desk.get(Evidence.class).verify(TicketRef.of(ref))).isEmpty();
  }

  @Test
  void it_ends_by_itself_and_the_team_is_asked_every_day_until_it_is_gone() {
    var ref = granted();
    desk.later(Duration.ofDays(31));
    assertThat(anas(ref).plain()).contains("Access: over");
    assertThat(words(desk.room("applications"))).contains("ended the access");
    desk.later(Duration.ofDays(1).plusMinutes(1));
    desk.later(Duration.ofDays(1).plusMinutes(1));
    assertThat(words(desk.room("applications")).split("still misses", -1)).hasSize(3);
    desk.as("lena").types("access revoked " + ref + " gone");
    desk.later(Duration.ofDays(3));
    assertThat(words(desk.room("applications")).split("still misses", -1)).hasSize(3);
    assertThat(desk.as("lena").types("access revoked " + ref + " again").text())
        .contains("revoked already");
  }

  @Test
  void longer_access_is_approved_again_and_the_old_one_goes_on_until_then() {
    var ref = granted();
    desk.later(Duration.ofDays(24));
    var shown = desk.as("ana").types("access extend " + ref + " 2026-05-15");
    var next = shown.card().title().split(" ", 2)[0];
    assertThat(next).isNotEqualTo(ref);
    assertThat(shown.text()).contains("Awaiting approval", "15 May 2026");
    assertThat(anas(ref).plain()).contains("Access: ends soon");
    desk.as("yuki").types("approve " + next).sends(Map.of("number", next));
    desk.as("lena").types("request fulfil " + next + " Extended");
    assertThat(anas(ref).plain()).contains("Access: renewed");
    assertThat(anas(next).plain()).contains("Access: active");
    desk.later(Duration.ofDays(20));
    assertThat(words(desk.room("applications"))).doesNotContain("takes it away and says");
    assertThat(desk.as("ana").types("access extend " + next + " 2026-05-10").text())
        .contains("lasts longer than that already");
  }

  @Test
  void it_is_never_given_for_longer_than_the_catalogue_says() {
    assertThat(
            desk.as("ana")
                .types("request lab-access why:\"Read a sensor\" until:2026-12-31")
                .text())
        .contains("for 90 days at most");
  }

  @Test
  void a_persons_words_are_erased_from_requests_and_votes() {
    var ref = granted();
    var ana = desk.get(People.class).named("ana").orElseThrow().id();
    desk.get(Erasure.class).erase(ana, new Person.Id(0), desk.theatre().clock().instant());
    assertThat(desk.as("lena").types("show " + ref).text()).doesNotContain("Read a sensor");
    assertThat(desk.as("lena").types("request answers " + ref).text())
        .doesNotContain("Read a sensor")
        .contains("What do you need to do?");
    assertThat(desk.get(Evidence.class).verify(TicketRef.of(ref))).isEmpty();
  }
}
