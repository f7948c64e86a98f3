package dev.deskbell.incident;

import static dev.deskbell.testing.theatre.CoreDesk.card;
import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.chat.Action;
import dev.deskbell.chat.Call;
import dev.deskbell.chat.Card;
import dev.deskbell.testing.Desk;
import dev.deskbell.testing.FakePlatform;
import dev.deskbell.testing.theatre.CoreDesk;
import dev.deskbell.testing.theatre.Lasting;
import dev.deskbell.ticket.Evidence;
import dev.deskbell.ticket.TicketRef;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What stories of major incidents are told with. Ana reports, Yuki's team runs the checkout; Nora's
 * team runs the network, and Ana and Otto read what is announced.
 */
abstract class MajorStories {
  static final CoreDesk desk = new CoreDesk();

  @RegisterExtension static final Lasting LASTS = new Lasting(desk);
  String ref = "";

  @BeforeEach
  void ana_reports() {
    desk.later(Duration.ofMinutes(2));
    ref = declared("Checkout is slow impact:medium urgency:medium service:checkout");
  }

  @AfterEach
  void its_history_verifies() {
    assertThat(desk.get(Evidence.class).verify(TicketRef.of(ref))).isEmpty();
    desk.as("yuki").types("incident resolve " + ref + " at the end of the story");
  }

  static String declared(String words) {
    return refOf(desk.as("ana").types("incident declare " + words));
  }

  static String refOf(Desk.Answered answer) {
    return answer.card().title().split(" ", 2)[0];
  }

  void promoted() {
    desk.as("yuki").types("incident promote " + ref + " the whole shop");
    soon();
  }

  /** What follows a turn has followed. */
  static void soon() {
    desk.later(Duration.ofSeconds(1));
  }

  Card roomCard() {
    return (Card) card(desk.room("incidents"), ref).content();
  }

  List<FakePlatform.Shown> titled(List<FakePlatform.Shown> shown, String words) {
    return shown.stream()
        .filter(it -> it.content() instanceof Card card && card.title().contains(words))
        .filter(it -> ((Card) it.content()).title().contains(ref))
        .toList();
  }

  Card announcement() {
    return (Card) titled(desk.room("general"), "Major incident").getFirst().content();
  }

  static Call call(Card card, String label) {
    return card.actions().stream()
        .filter(it -> it instanceof Action.Button button && button.label().equals(label))
        .map(it -> ((Action.Button) it).call())
        .findFirst()
        .orElseThrow();
  }
}
