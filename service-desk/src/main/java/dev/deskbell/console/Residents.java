package dev.deskbell.console;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tells the console who lives in it and which rooms there are: the organisation's policies know.
 */
public interface Residents {
  /** Everybody one can be; the first is who a newcomer is. */
  List<Resident> all();

  /** Rooms that exist from the start; others are made by the desk. */
  List<Room> rooms();

  default Optional<Resident> called(String user) {
    return all().stream().filter(it -> it.user().equals(user)).findFirst();
  }

  /**
   * A room.
   *
   * @param id the channel of its place; names it for good
   * @param members who sees it; empty for everyone
   */
  record Room(String id, String name, String topic, Set<String> members) {
    public Room {
      if (!id.matches("[a-z0-9][a-z0-9-]{0,63}")) {
        throw new IllegalArgumentException("no room is called " + id);
      }
      members = Set.copyOf(members);
    }
  }
}
