package dev.deskbell.request;

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
import dev.deskbell.ticket.Names;
import dev.deskbell.ticket.TicketRef;
import java.util.List;
import org.springframework.stereotype.Component;

/** Tells somebody that their access ends, and asks what they want. */
@Component
class AccessDrawer implements Drawer {
  static final String TOPIC = "request.access";

  private final Grants grants;
  private final People people;

  AccessDrawer(Grants grants, People people) {
    this.grants = grants;
    this.people = people;
  }

  @Override
  public String topic() {
    return TOPIC;
  }

  @Override
  public Drawn draw(Piece piece, View view) {
    var reader = view.reader();
    return grants
        .of(TicketRef.of(piece.subject()))
        .filter(it -> reader != null && people.same(reader, it.whose()))
        .<Drawn>map(it -> new Drawn.Shown(card(it, people.get(it.whose()))))
        .orElseGet(Drawn.Hidden::new);
  }

  private static Card card(Grant it, Person reader) {
    var until = Text.of(it.what() + ", " + it.ref() + ": until ");
    return switch (it.state()) {
      case ACTIVE, ENDING ->
          card(
                  "Your access ends soon",
                  Tone.WARNING,
                  until.and(Names.at(it.until(), reader.zone())))
              .with(
                  Action.main("Extend", new Call(AccessPractice.EXTEND, it.ref().toString())),
                  Action.button("Let it go", new Call(AccessPractice.END, it.ref().toString())));
      case OVER ->
          card("Your access has ended", Tone.QUIET, Text.of(it.what() + " is being taken away."));
      case REVOKED -> card("Your access has ended", Tone.QUIET, Text.of(it.what()));
      case RENEWED -> card("Your access was extended", Tone.GOOD, Text.of(it.what()));
    };
  }

  private static Card card(String title, Tone tone, Text words) {
    return new Card(title, tone, List.of(new Block.Paragraph(words)), List.of());
  }
}
