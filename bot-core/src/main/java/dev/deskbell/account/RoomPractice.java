package dev.deskbell.account;

import dev.deskbell.chat.Block;
import dev.deskbell.chat.Card;
import dev.deskbell.chat.Origin;
import dev.deskbell.chat.Place;
import dev.deskbell.chat.Span;
import dev.deskbell.chat.Text;
import dev.deskbell.chat.Tone;
import dev.deskbell.conversation.Operation;
import dev.deskbell.conversation.Outcome;
import dev.deskbell.conversation.Param;
import dev.deskbell.conversation.Practice;
import dev.deskbell.conversation.Refusal;
import dev.deskbell.conversation.Turn;
import dev.deskbell.people.People;
import dev.deskbell.people.Person;
import dev.deskbell.people.Role;
import dev.deskbell.people.Rooms;
import dev.deskbell.people.Rooms.Owner;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Which room gets whose cards, said in the room itself. */
@Component
class RoomPractice implements Practice {
  private final People people;
  private final Rooms rooms;
  private final Param<Owner> whose;

  RoomPractice(People people, Rooms rooms, RoomOwnerType owner) {
    this.people = people;
    this.rooms = rooms;
    this.whose = Param.of("whose", "Team or practice", owner);
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.named("room.bind")
            .says("room bind", "Show a team's or practice's cards in this room")
            .example("room bind network", "room bind incident")
            .needs(whose)
            .by(Role.MANAGER)
            .does(this::bind),
        Operation.named("room.unbind")
            .says("room unbind", "Show a team's or practice's cards here no more")
            .example("room unbind network")
            .needs(whose)
            .by(Role.MANAGER)
            .does(this::unbind),
        Operation.named("room.list")
            .says("rooms", "Which rooms get whose cards")
            .by(Role.AGENT)
            .reads()
            .does(it -> Outcome.read(list(it.origin().at()))));
  }

  private Outcome bind(Turn turn) {
    if (turn.origin().audience() == Origin.Audience.DIRECT) {
      throw new Refusal("This is a direct message. Say it in the room that shall get the cards.");
    }
    rooms.bind(owner(turn), turn.origin().at().withoutThread(), turn.actor().id(), turn.at());
    return Outcome.said("This room gets the cards of " + turn.get(whose).name() + " from now on.");
  }

  private Outcome unbind(Turn turn) {
    var room = turn.origin().at().withoutThread();
    return Outcome.said(
        rooms.unbind(owner(turn), room, turn.actor().id(), turn.at())
            ? "This room gets no new cards of " + turn.get(whose).name() + "."
            : "This room was not bound to it. What the organisation's files say is changed there.");
  }

  /** Its manager decides about a team's rooms; who is manager everywhere, about a practice's. */
  private Owner owner(Turn turn) {
    var owner = turn.get(whose);
    if (!mayDecide(turn.actor().id(), owner)) {
      throw new Refusal(
          "A manager of "
              + owner.name()
              + " or an administrator can do that. Ask one of them to say it here.");
    }
    return owner;
  }

  private boolean mayDecide(Person.Id who, Owner owner) {
    return switch (owner) {
      case Owner.OfTeam(var team) -> people.holds(who, Role.MANAGER, team);
      case Owner.OfPractice _ -> people.roleOf(who, null).includes(Role.MANAGER);
    };
  }

  private Card list(Place here) {
    var rows =
        rooms.all().entrySet().stream()
            .map(it -> List.of(Text.of(it.getKey()), Text.of(written(it.getValue(), here))))
            .limit(Block.Table.MOST_ROWS)
            .toList();
    return rows.isEmpty()
        ? Card.of(
            "No room gets any cards",
            Tone.QUIET,
            new Block.Paragraph(
                Text.of("Say ")
                    .and(new Span.Code("room bind"))
                    .and(" and a team's name in a room.")))
        : Card.of(
            "Rooms",
            Tone.CALM,
            new Block.Table(List.of("Cards of", "Room"), rows),
            new Block.Note(
                Text.of("Say ")
                    .and(new Span.Code("room bind"))
                    .and(" and a name in a room to change it.")));
  }

  private static String written(List<Place> places, Place here) {
    return places.stream().map(it -> written(it, here)).collect(Collectors.joining(", "));
  }

  private static String written(Place place, Place here) {
    var name = place.platform() + " #" + place.channel();
    return place.equals(here.withoutThread()) ? name + " (here)" : name;
  }
}
