package dev.deskbell.ticket;

import dev.deskbell.chat.Block;
import dev.deskbell.chat.Card;
import dev.deskbell.chat.Text;
import dev.deskbell.chat.Tone;
import dev.deskbell.delivery.Drawer;
import dev.deskbell.delivery.Piece;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Says below a closed ticket's card that nobody may be reading, with what can be done instead. */
@Component
class ClosedDrawer implements Drawer {
  private final Heads heads;
  private final Visibility visibility;
  private final Map<String, TicketLooks> looks;

  ClosedDrawer(Heads heads, Visibility visibility, List<TicketLooks> looks) {
    this.heads = heads;
    this.visibility = visibility;
    this.looks = TicketKinds.byPrefix(looks, TicketLooks::kind);
  }

  @Override
  public String topic() {
    return Topics.CLOSED;
  }

  @Override
  public Drawn draw(Piece piece, View view) {
    var head = heads.look(TicketRef.of(piece.subject())).orElseThrow();
    var reader = view.reader();
    var may = reader == null ? Visibility.allowsRoom(head, view) : visibility.allows(head, reader);
    if (!may || head.phase() != Phase.CLOSED) {
      return new Drawn.Hidden();
    }
    var audience = reader == null ? Audience.TEAM : visibility.audience(head, reader);
    return new Drawn.Shown(card(head, audience));
  }

  private Card card(Head head, Audience audience) {
    var look = looks.get(head.ref().kind());
    return new Card(
        head.ref() + " is closed",
        Tone.QUIET,
        List.of(
            new Block.Paragraph(
                Text.of(
                    "What you write here is kept with it, but nobody may be looking. Reopen it if"
                        + " it goes on, or ask for something new."))),
        look == null ? List.of() : look.look(head, audience).actions());
  }
}
