package dev.deskbell.approval;

import dev.deskbell.chat.Saying;
import dev.deskbell.chat.Span;
import dev.deskbell.chat.Text;
import dev.deskbell.delivery.Drawer;
import dev.deskbell.delivery.Piece;
import dev.deskbell.ticket.TicketRef;
import dev.deskbell.ticket.Tickets;
import org.springframework.stereotype.Component;

/** Reminds whoever has still not said anything when it is sent. */
@Component
class ReminderDrawer implements Drawer {
  private final Askings askings;
  private final Tickets tickets;
  private final Progress progress;

  ReminderDrawer(Askings askings, Tickets tickets, Progress progress) {
    this.askings = askings;
    this.tickets = tickets;
    this.progress = progress;
  }

  @Override
  public String topic() {
    return Topics.REMINDER;
  }

  @Override
  public Drawn draw(Piece piece, View view) {
    var ref = TicketRef.of(piece.subject());
    var place = StageNumber.read(piece.argument());
    var head = tickets.look(ref).orElseThrow();
    var reader = view.reader();
    var asked = askings.get(ref, place.run()).orElseThrow();
    if (reader == null
        || !tickets.visible(head, reader)
        || !asked.standing().isOpen()
        || asked.stage() != place.stage()) {
      return new Drawn.Hidden();
    }
    var now = progress.now(asked, head);
    var me = now.today(reader);
    var waits =
        asked.tally(now).open().stream()
            .anyMatch(it -> it.equals(me) || now.deputies(it).contains(me));
    return waits
        ? new Drawn.Shown(
            new Saying(
                Text.of(new Span.Code(ref.toString()))
                    .and(" still waits for your decision: " + head.title() + ". Say ")
                    .and(new Span.Code("waiting"))
                    .and(" to see all that waits for you.")))
        : new Drawn.Hidden();
  }
}
