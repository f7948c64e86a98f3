package dev.deskbell.approval;

import dev.deskbell.chat.Block;
import dev.deskbell.chat.Card;
import dev.deskbell.chat.Text;
import dev.deskbell.chat.Tone;
import dev.deskbell.people.People;
import dev.deskbell.people.Person;
import dev.deskbell.ticket.Names;
import java.util.Optional;

/** Who decides for somebody. */
final class DeputyCard {
  private DeputyCard() {}

  static Card of(Optional<Deputies.Named> named, People people, Person reader) {
    return Card.of(
        "Your deputy",
        Tone.CALM,
        new Block.Paragraph(
            named
                .map(it -> words(it, people, reader))
                .orElseGet(() -> Text.of("Nobody. Name one like this: deputy @lena"))));
  }

  private static Text words(Deputies.Named it, People people, Person reader) {
    var name = Text.strong(people.get(it.deputy()).name());
    return it.from() == null || it.until() == null
        ? name.and(", whenever you are out of office")
        : name.and(", from ")
            .and(Names.at(it.from(), reader.zone()))
            .and(" until ")
            .and(Names.at(it.until(), reader.zone()));
  }
}
