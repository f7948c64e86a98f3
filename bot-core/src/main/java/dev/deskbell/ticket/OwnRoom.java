package dev.deskbell.ticket;

import dev.deskbell.delivery.Destination;
import dev.deskbell.delivery.Piece;
import dev.deskbell.people.Person;
import org.jspecify.annotations.Nullable;

/**
 * A room that a ticket has of its own, told apart from its earlier ones by the number of the fact
 * that opened it.
 *
 * @param opener who is in it from the beginning
 * @param invited whether only those invited can enter and know of it
 */
record OwnRoom(TicketRef ref, int number, Person.Id opener, boolean invited) {
  private static final String INVITED = "invited";

  /** The piece that makes the room. */
  Piece piece() {
    return deed(Topics.ROOM);
  }

  /** Something that is done in it. */
  Piece deed(String topic) {
    return new Piece(
        topic, ref.toString(), number + "." + opener + "." + (invited ? INVITED : "open"));
  }

  Destination.Inside in(String platform, String workspace) {
    return new Destination.Inside(piece(), new Destination.Workspace(platform, workspace));
  }

  static OwnRoom of(Piece piece) {
    var parts = piece.argument().split("\\.", 3);
    return new OwnRoom(
        TicketRef.of(piece.subject()),
        Integer.parseInt(parts[0]),
        new Person.Id(Long.parseLong(parts[1])),
        parts[2].equals(INVITED));
  }

  /** Whether that piece makes a room for a secret. */
  static boolean keepsSecrets(@Nullable Piece room) {
    return room != null && room.topic().equals(Topics.ROOM) && of(room).invited();
  }
}
