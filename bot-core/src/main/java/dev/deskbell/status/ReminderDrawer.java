package dev.deskbell.status;

import dev.deskbell.chat.Action;
import dev.deskbell.chat.Block;
import dev.deskbell.chat.Call;
import dev.deskbell.chat.Card;
import dev.deskbell.chat.Text;
import dev.deskbell.chat.Tone;
import dev.deskbell.conversation.About;
import dev.deskbell.delivery.Drawer;
import dev.deskbell.delivery.Piece;
import dev.deskbell.ticket.Tickets;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Reminds an author of a notice that is still open when it is sent. */
@Component
class ReminderDrawer implements Drawer {
  private static final String TOPIC = "status.reminder";

  private final Notices notices;
  private final Tickets tickets;

  ReminderDrawer(Notices notices, Tickets tickets) {
    this.notices = notices;
    this.tickets = tickets;
  }

  static Piece piece(long notice, Instant at) {
    return new Piece(TOPIC, Long.toString(notice), Long.toString(at.toEpochMilli()));
  }

  @Override
  public String topic() {
    return TOPIC;
  }

  @Override
  public Drawn draw(Piece piece, View view) {
    var reader = view.reader();
    return notices
        .find(Long.parseLong(piece.subject()))
        .filter(it -> it.isOpen() && reader != null)
        .<Drawn>map(it -> new Drawn.Shown(card(it, reader == null ? it.author() : reader)))
        .orElseGet(Drawn.Hidden::new);
  }

  private Card card(Notice notice, dev.deskbell.people.Person.Id reader) {
    var ticket = notice.ticket();
    var known =
        ticket != null
            && tickets.look(ticket).filter(it -> tickets.visible(it, reader)).isPresent();
    var what = known ? ticket + " is resolved" : "The ticket is resolved";
    return Card.of(
            "Still on the status page: " + notice.title(),
            Tone.WARNING,
            new Block.Paragraph(
                Text.of(
                    what
                        + ", but everybody outside still reads “"
                        + notice.state().words()
                        + "”. Is it over?")))
        .with(
            Action.main("Tell that it is over", call("status.resolve", notice)),
            Action.button("Tell what is new", call("status.update", notice)));
  }

  private static Call call(String operation, Notice notice) {
    return new Call(operation, About.of(notice.id()));
  }
}
