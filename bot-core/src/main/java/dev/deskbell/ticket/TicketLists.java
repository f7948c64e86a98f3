package dev.deskbell.ticket;

import dev.deskbell.chat.Action;
import dev.deskbell.chat.Block;
import dev.deskbell.chat.Call;
import dev.deskbell.chat.Choice;
import dev.deskbell.chat.Span;
import dev.deskbell.chat.Text;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** How some tickets are listed. */
@Component
class TicketLists {
  static final String SHOW = "ticket.show";

  private final Names names;
  private final TicketKinds kinds;

  TicketLists(Names names, TicketKinds kinds) {
    this.names = names;
    this.kinds = kinds;
  }

  Block.Table table(List<Head> tickets) {
    return new Block.Table(
        List.of("Ticket", "What", "Priority", "Status", "Assignee"),
        tickets.stream().map(this::row).toList());
  }

  Action.Menu menu(String label, List<Head> tickets) {
    return new Action.Menu(
        label, Call.to(SHOW), tickets.stream().map(TicketLists::choice).toList());
  }

  private static Choice choice(Head head) {
    return new Choice(head.ref().toString(), head.ref() + " " + head.title());
  }

  private List<Text> row(Head head) {
    return List.of(
        Text.of(new Span.Code(head.ref().toString())),
        Text.of((head.hidden() ? "🔒 " : "") + head.title()).clipped(60),
        Text.of(head.priority().name()),
        Text.of(kinds.status(head)),
        Text.of(head.assignee() == null ? "–" : names.of(Objects.requireNonNull(head.assignee()))));
  }
}
