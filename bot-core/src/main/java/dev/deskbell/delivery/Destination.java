package dev.deskbell.delivery;

import dev.deskbell.chat.Account;
import dev.deskbell.chat.Place;
import dev.deskbell.people.Person;

/** Where something is told. */
public sealed interface Destination {
  /** A channel, or a thread that exists already. */
  record Room(Place place) implements Destination {}

  /**
   * The thread of a piece that is kept in a room or a person's direct messages: below the card of a
   * ticket. Waits until the piece has been posted.
   */
  record Below(Piece piece, Destination where) implements Destination {
    public Below {
      if (where instanceof Below) {
        throw new IllegalArgumentException("a thread has no threads");
      }
    }
  }

  /** A person, on the account they like best when it is sent, or the next if that refuses. */
  record Someone(Person.Id person) implements Destination {}

  /** A workspace itself: its rooms are made there, its groups kept. */
  record Workspace(String platform, String workspace) implements Destination {}

  /** The room that a piece made in a workspace. Waits until it has been made. */
  record Inside(Piece room, Workspace where) implements Destination {}

  /** A direct message to this account and no other: what concerns the account, not its person. */
  record OnAccount(Account account) implements Destination {}
}
