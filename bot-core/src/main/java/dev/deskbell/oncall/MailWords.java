package dev.deskbell.oncall;

import dev.deskbell.people.People;
import dev.deskbell.ticket.Head;
import dev.deskbell.ticket.Names;
import dev.deskbell.ticket.Phase;
import dev.deskbell.ticket.ServiceNames;
import dev.deskbell.ticket.TicketKind;
import dev.deskbell.ticket.Tickets;
import dev.deskbell.web.PublicAddress;
import java.net.URI;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What a page says by e-mail: plain words, and of a private ticket nothing but its number. */
@Component
class MailWords {
  private final Tickets tickets;
  private final People people;
  private final ServiceNames services;
  private final ObjectProvider<PublicAddress> address;

  MailWords(
      Tickets tickets,
      People people,
      ServiceNames services,
      ObjectProvider<PublicAddress> address) {
    this.tickets = tickets;
    this.people = people;
    this.services = services;
    this.address = address;
  }

  private Head head(Page page) {
    return tickets.look(page.ticket()).orElseThrow();
  }

  private static String title(Head head) {
    return head.hidden() ? "a private ticket" : head.title();
  }

  String subject(Page page) {
    var head = head(page);
    return head.ref() + " needs you (" + head.priority() + "): " + title(head);
  }

  String text(Page page) {
    var head = head(page);
    var zone = people.get(Objects.requireNonNull(page.person())).zone();
    var text = new StringBuilder();
    text.append(head.ref()).append(" needs you: ").append(title(head)).append("\n\n");
    text.append("Priority: ").append(head.priority()).append('\n');
    if (head.service() != null && !head.hidden()) {
      text.append("Service: ").append(services.nameOf(head.service())).append('\n');
    }
    text.append("Since: ").append(Names.written(head.openedAt(), zone)).append('\n');
    text.append("Paged: ").append(page.why()).append("\n\n");
    text.append(answer(head)).append('\n');
    address.stream()
        .findFirst()
        .flatMap(it -> it.at("/t/" + head.ref()))
        .map(URI::toString)
        .ifPresent(it -> text.append('\n').append(it).append('\n'));
    return text.toString();
  }

  private String answer(Head head) {
    if (head.phase() == Phase.ACTIVE) {
      return "Say in chat that you are still on it (page still %1$s) or take it (take %1$s). An answer to this e-mail reaches nobody."
          .formatted(head.ref());
    }
    var kind = tickets.kinds().named(head.ref().kind()).map(TicketKind::name).orElse("");
    return "Acknowledge it in chat: press Acknowledge, or write %s ack %s. An answer to this e-mail reaches nobody."
        .formatted(kind, head.ref());
  }
}
