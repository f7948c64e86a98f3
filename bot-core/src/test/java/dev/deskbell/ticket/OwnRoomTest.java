package dev.deskbell.ticket;

import static dev.deskbell.testing.theatre.CoreDesk.card;
import static dev.deskbell.testing.theatre.CoreDesk.words;
import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.chat.Outgoing;
import dev.deskbell.testing.Desk;
import dev.deskbell.testing.FakeRoom;
import dev.deskbell.testing.theatre.CoreDesk;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A ticket can have a room of its own: the team's, named after its ref and nothing else. */
class OwnRoomTest {
  private static final CoreDesk desk = new CoreDesk();
  private String ref = "";

  @BeforeEach
  void ana_reports() {
    desk.platform().without();
    desk.later(Duration.ofMinutes(2));
    ref =
        desk.as("ana")
            .types("incident declare \"Salaries leak\" impact:high urgency:high service:checkout")
            .card()
            .title()
            .split(" ", 2)[0];
    desk.as("yuki").types("incident ack " + ref);
  }

  @AfterAll
  static void closes() {
    desk.close();
  }

  private Map.Entry<String, FakeRoom> room() {
    desk.theatre().settles();
    return desk.platform().rooms().entrySet().stream()
        .filter(it -> it.getValue().name().startsWith(ref.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void the_team_s_people_come_together_with_the_card_pinned() {
    assertThat(desk.as("ben").types("room open " + ref).text()).contains("a room of its own");
    var room = room().getValue();
    assertThat(room.name()).isEqualTo(ref.toLowerCase(Locale.ROOT));
    assertThat(room.topic()).isEqualTo(ref + " · incident · P1");
    assertThat(room.isPublic()).isTrue();
    assertThat(room.people()).containsExactlyInAnyOrder(Desk.account("yuki"), Desk.account("ben"));
    var card = card(desk.room(room().getKey()), ref);
    assertThat(room().getValue().pinned()).containsExactly(card.posting());
    assertThat(words(desk.room("incidents"))).contains("gave it a room of its own");
    assertThat(desk.as("ben").types("room open " + ref).text()).contains("already");
  }

  @Test
  void who_gets_the_ticket_is_invited_and_its_thread_is_the_team_s() {
    desk.as("yuki").types("room open " + ref);
    desk.as("yuki").types("assign " + ref + " @ben");
    assertThat(room().getValue().people()).contains(Desk.account("ben"));
    desk.says("ben", card(desk.room(room().getKey()), ref).posting(), "look at the mail relay");
    assertThat(words(desk.room("incidents"))).containsOnlyOnce("look at the mail relay");
    assertThat(words(desk.room(room().getKey()))).doesNotContain("mail relay");
    assertThat(words(desk.inbox("ana"))).doesNotContain("mail relay");
    desk.as("yuki").types("note " + ref + " and at the archive");
    assertThat(words(desk.room(room().getKey()))).contains("and at the archive");
    assertThat(room().getValue().people()).doesNotContain(Desk.account("ana"));
  }

  @Test
  void it_is_closed_by_hand_and_what_was_said_stays() {
    desk.as("yuki").types("room open " + ref);
    desk.as("yuki").types("note " + ref + " all well");
    assertThat(room().getValue().isOpen()).isTrue();
    assertThat(desk.as("yuki").types("room close " + ref).text()).contains("is closed");
    assertThat(room().getValue().isOpen()).isFalse();
    assertThat(words(desk.room(room().getKey()))).contains(ref + " ·", "all well");
    desk.as("yuki").types("room open " + ref);
    desk.theatre().settles();
    assertThat(desk.platform().rooms().values())
        .extracting(FakeRoom::name)
        .contains(ref.toLowerCase(Locale.ROOT) + "-2");
  }

  @Test
  void an_hour_after_its_ticket_is_closed_it_is_closed_too() {
    desk.as("yuki").types("room open " + ref);
    desk.as("yuki").types("incident resolve " + ref + " done");
    desk.as("ana").types("incident confirm " + ref);
    assertThat(room().getValue().isOpen()).isTrue();
    desk.later(Duration.ofMinutes(61));
    assertThat(room().getValue().isOpen()).isFalse();
  }

  @Test
  void a_secret_s_room_is_for_those_invited_only() {
    desk.as("yuki").types("hide " + ref);
    desk.as("yuki").types("room open " + ref);
    assertThat(room().getValue().isPublic()).isFalse();
    assertThat(room().getValue().topic()).doesNotContain("Salaries");
    assertThat(words(desk.room(room().getKey()))).contains(ref + " · Salaries leak");
    desk.as("yuki").types("note " + ref + " delicate");
    assertThat(words(desk.room(room().getKey()))).contains("delicate");
    assertThat(words(desk.room("incidents"))).doesNotContain("delicate");
  }

  @Test
  void turning_private_takes_the_card_and_the_desk_s_words_out_of_an_open_room() {
    desk.as("yuki").types("room open " + ref);
    desk.as("yuki").types("note " + ref + " delicate");
    assertThat(words(desk.room(room().getKey()))).contains("delicate");
    desk.as("yuki").types("hide " + ref);
    assertThat(desk.room(room().getKey())).isEmpty();
  }

  @Test
  void where_no_room_can_be_made_who_waits_for_it_is_told_so() {
    desk.platform().without(Outgoing.MakeRoom.class);
    desk.as("yuki").types("room open " + ref);
    assertThat(words(desk.room("incidents"))).contains("This thread is the place to talk");
    assertThat(desk.as("yuki").types("room close " + ref).text()).contains("no room of its own");
    assertThat(words(desk.inbox("ada"))).doesNotContain("Somebody is not told");
  }

  @Test
  void only_the_team_opens_it() {
    assertThat(desk.as("otto").types("room open " + ref).text()).contains("role agent");
  }
}
