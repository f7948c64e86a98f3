package dev.deskbell.absence;

import dev.deskbell.chat.Action;
import dev.deskbell.chat.Block;
import dev.deskbell.chat.Call;
import dev.deskbell.chat.Card;
import dev.deskbell.chat.Text;
import dev.deskbell.chat.Tone;
import dev.deskbell.delivery.Drawer;
import dev.deskbell.delivery.Piece;
import dev.deskbell.people.People;
import java.util.List;
import org.springframework.stereotype.Component;

/** Tells somebody that their calendar can't be read. */
@Component
class ImportDrawer implements Drawer {
  static final String TOPIC = "absence.failed";

  private final Sources sources;
  private final People people;

  ImportDrawer(Sources sources, People people) {
    this.sources = sources;
    this.people = people;
  }

  @Override
  public String topic() {
    return TOPIC;
  }

  @Override
  public Drawn draw(Piece piece, View view) {
    var reader = view.reader();
    return sources
        .find(Long.parseLong(piece.argument()))
        .filter(it -> reader != null && people.same(it.person(), reader))
        .filter(it -> !it.problem().isEmpty())
        .<Drawn>map(it -> new Drawn.Shown(card(it)))
        .orElseGet(Drawn.Hidden::new);
  }

  private static Card card(Source source) {
    return new Card(
        "Your calendar can't be read",
        Tone.WARNING,
        List.of(
            new Block.Paragraph(Text.strong(source.name()).and(": " + source.problem())),
            new Block.Note(
                Text.of(
                    "It is tried again, ever more rarely. Add it anew if its address is another: `holidays add`."))),
        List.of(
            Action.button("Remove it", new Call("holidays.remove", Long.toString(source.id())))));
  }
}
