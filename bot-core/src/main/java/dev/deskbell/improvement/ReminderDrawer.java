package dev.deskbell.improvement;

import dev.deskbell.chat.Action;
import dev.deskbell.chat.Block;
import dev.deskbell.chat.Call;
import dev.deskbell.chat.Card;
import dev.deskbell.chat.Text;
import dev.deskbell.chat.Tone;
import dev.deskbell.delivery.Drawer;
import dev.deskbell.delivery.Piece;
import dev.deskbell.people.People;
import dev.deskbell.people.Person;
import dev.deskbell.ticket.Head;
import dev.deskbell.ticket.Names;
import dev.deskbell.ticket.TicketRef;
import dev.deskbell.ticket.Tickets;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Reminds whoever still owns what is still open when it is sent, or answers for who does. */
@Component
class ReminderDrawer implements Drawer {
  private static final String TOPIC = "improvement.reminder";

  private final Improvements improvements;
  private final Tickets tickets;
  private final People people;
  private final Names names;
  private final Clock clock;

  ReminderDrawer(
      Improvements improvements, Tickets tickets, People people, Names names, Clock clock) {
    this.improvements = improvements;
    this.tickets = tickets;
    this.people = people;
    this.names = names;
    this.clock = clock;
  }

  /** Each is one of its own. */
  static Piece piece(TicketRef ref, Instant at) {
    return new Piece(TOPIC, ref.toString(), Long.toString(at.toEpochMilli()));
  }

  @Override
  public String topic() {
    return TOPIC;
  }

  @Override
  public Drawn draw(Piece piece, View view) {
    var ref = TicketRef.of(piece.subject());
    var head = tickets.look(ref).orElseThrow();
    var it = improvements.findByRef(ref).orElseThrow();
    var reader = view.reader();
    return reader == null || !tickets.visible(head, reader) || !it.status().phase().isOpen()
        ? new Drawn.Hidden()
        : new Drawn.Shown(card(head, it, people.get(reader)));
  }

  private Card card(Head head, Improvement it, Person reader) {
    var days = Chasing.days(it.dueAt(), clock.instant());
    var theirs = head.assignee() != null && people.same(head.assignee(), reader.id());
    var owner = theirs ? "You own it." : "Owner: " + names.of(head.assignee()) + ".";
    var text =
        Text.of("This follow-up " + when(days) + " (")
            .and(Names.at(it.dueAt(), reader.zone()))
            .and("). " + owner);
    return Card.of(
            head.ref() + " · " + head.title(),
            days < 0 ? Tone.WARNING : Tone.CALM,
            new Block.Paragraph(text))
        .with(
            button("Done", "improvement.done", head),
            button("Another day", "improvement.move", head),
            button("Open", "ticket.show", head));
  }

  static String when(int days) {
    return switch (days) {
      case 0 -> "is due now";
      case 1 -> "is due in a day";
      case -1 -> "is overdue by a day";
      default -> days > 0 ? "is due in " + days + " days" : "is overdue by " + -days + " days";
    };
  }

  private static Action button(String label, String operation, Head head) {
    return Action.button(label, new Call(operation, head.ref().toString()));
  }
}
