package dev.deskbell.ticket;

import dev.deskbell.chat.Place;
import dev.deskbell.delivery.Destination;
import dev.deskbell.delivery.Piece;
import dev.deskbell.people.Person;

/** Where a ticket's card is kept, as its row remembers it. */
final class Showing {
  private static final String BETWEEN = "\u001f";

  private Showing() {}

  static String write(Destination where) {
    return switch (where) {
      case Destination.Room(Place(var platform, var workspace, var channel, var _)) ->
          String.join(BETWEEN, "room", platform, workspace, channel);
      case Destination.Someone(Person.Id(var number)) -> "person" + BETWEEN + number;
      case Destination.Inside(
              Piece(var topic, var subject, var argument),
              Destination.Workspace(var platform, var workspace)) ->
          String.join(BETWEEN, "inside", platform, workspace, topic, subject, argument);
      case Destination.OnAccount _, Destination.Workspace _, Destination.Below _ ->
          throw new IllegalArgumentException("cards stand in rooms and with people");
    };
  }

  static Destination read(String written) {
    var parts = written.split(BETWEEN, -1);
    return switch (parts[0]) {
      case "room" -> new Destination.Room(Place.channel(parts[1], parts[2], parts[3]));
      case "person" -> new Destination.Someone(new Person.Id(Long.parseLong(parts[1])));
      case "inside" ->
          new Destination.Inside(
              new Piece(parts[3], parts[4], parts[5]),
              new Destination.Workspace(parts[1], parts[2]));
      default -> throw new IllegalStateException("no place is written so: " + written);
    };
  }
}
