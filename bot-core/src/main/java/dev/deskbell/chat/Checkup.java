package dev.deskbell.chat;

import java.util.List;

/** Looks at its own set-up the way a person who helps with it would. */
public interface Checkup {
  /** Everything looked at, the good too; talks to the platform, within seconds. */
  List<Finding> examine();

  /**
   * Whether the desk may work in these rooms, of this platform, to which it was bound.
   *
   * @param bound to be taken one by one: goes on only while there is time for one more
   * @return what is not well; nothing when all is
   */
  default List<Finding> examineRooms(Iterable<Place> bound) {
    return List.of();
  }

  /**
   * Something looked at.
   *
   * @param about what was looked at: {@code signing secret}
   * @param found what was seen
   * @param remedy what to do, a whole sentence; empty when all is well
   */
  record Finding(State state, String about, String found, String remedy) {
    /** How it stands. */
    public enum State {
      WELL,
      /** Works, but something can't. */
      WORTH_A_LOOK,
      BROKEN
    }

    public static Finding well(String about, String found) {
      return new Finding(State.WELL, about, found, "");
    }
  }
}
