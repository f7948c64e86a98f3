package dev.deskbell.console;

import dev.deskbell.chat.Account;
import dev.deskbell.chat.Place;
import dev.deskbell.chat.Posting;
import org.jspecify.annotations.Nullable;

/** The names by which the desk knows the console. */
final class Workspace {
  static final String PLATFORM = "console";
  static final String NAME = "example";

  private Workspace() {}

  static Account account(String user) {
    return new Account(PLATFORM, NAME, user);
  }

  static Place place(String room, @Nullable Long thread) {
    return new Place(PLATFORM, NAME, room, thread == null ? null : thread.toString());
  }

  static Posting posting(String room, @Nullable Long thread, long message) {
    return new Posting(place(room, thread), Long.toString(message));
  }

  static boolean has(Account account) {
    return account.platform().equals(PLATFORM) && account.workspace().equals(NAME);
  }

  static boolean has(Place place) {
    return place.platform().equals(PLATFORM) && place.workspace().equals(NAME);
  }

  /** The number of a message or thread, or -1 for what can't be one. */
  static long number(String written) {
    return written.matches("\\d{1,18}") ? Long.parseLong(written) : -1;
  }

  static @Nullable Long threadOf(Place place) {
    return place.thread() == null ? null : number(place.thread());
  }

  /** The room in which one person and the desk talk. */
  static String directOf(String user) {
    return "@" + user;
  }
}
