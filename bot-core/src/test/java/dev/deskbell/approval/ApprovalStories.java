package dev.deskbell.approval;

import static dev.deskbell.testing.theatre.CoreDesk.card;
import static dev.deskbell.testing.theatre.CoreDesk.words;
import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.chat.Action;
import dev.deskbell.chat.Call;
import dev.deskbell.chat.Card;
import dev.deskbell.testing.theatre.CoreDesk;
import dev.deskbell.ticket.Evidence;
import dev.deskbell.ticket.TicketRef;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What stories of approvals are told with. */
abstract class ApprovalStories {
  final CoreDesk desk = new CoreDesk();

  @AfterEach
  void closes() {
    for (var ref : asked()) {
      assertThat(desk.get(Evidence.class).verify(ref)).isEmpty();
    }
    desk.close();
  }

  List<TicketRef> asked() {
    return desk.get(JdbcClient.class)
        .sql("select ref from ticket")
        .query((row, _) -> TicketRef.of(row.getString(1)))
        .list();
  }

  String raises(String who, String machine) {
    var answer =
        desk.as(who).types("request workstation machine:" + machine + " reason:\"For simulation\"");
    return answer.card().title().split(" ", 2)[0];
  }

  /** The newest card of an asking in somebody's direct messages. */
  Card asks(String who, String ref) {
    return desk.inbox(who).stream()
        .filter(it ->
            (it.content() instanceof Card card && card.title().contains(": " + ref))
                || (it.content() instanceof Card other && other.title().contains("? " + ref)))
        .map(it -> (Card) it.content())
        .reduce((_, next) -> next)
        .orElseThrow(
            () -> new AssertionError("nobody asks " + who + " in\n" + words(desk.inbox(who))));
  }

  static Call button(Card card, String label) {
    return card.actions().stream()
        .filter(it -> it instanceof Action.Button(var its, _, _) && its.equals(label))
        .map(it -> ((Action.Button) it).call())
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + label + " on " + card));
  }

  Card anas(String ref) {
    return (Card) card(desk.inbox("ana"), ref).content();
  }
}
