package dev.deskbell.discord;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.dv8tion.jda.api.Permission;

/** What the desk may do in a server: exactly what it does. Pure. */
final class Rights {

  /** Each with what it is for, as the guide tells it. */
  private static final Set<Permission> USED =
      EnumSet.of(
          Permission.VIEW_CHANNEL, // its rooms
          Permission.MESSAGE_SEND, // cards
          Permission.MESSAGE_SEND_IN_THREADS, // a ticket's detail
          Permission.MESSAGE_HISTORY, // what was said while it was away
          Permission.MESSAGE_ATTACH_FILES, // files and charts
          Permission.CREATE_PUBLIC_THREADS, // a thread per ticket
          Permission.CREATE_PRIVATE_THREADS, // what only some may read
          Permission.MANAGE_THREADS, // waking, closing and tagging them
          Permission.MANAGE_CHANNEL, // rooms of their own: made, given a topic, closed
          Permission.MANAGE_ROLES, // who may enter those; a role that follows a rotation
          Permission.PIN_MESSAGES); // the card of such a room

  /** Of these, what a room may take away again. */
  private static final Set<Permission> IN_ROOMS =
      EnumSet.of(
          Permission.VIEW_CHANNEL,
          Permission.MESSAGE_SEND,
          Permission.MESSAGE_SEND_IN_THREADS,
          Permission.MESSAGE_HISTORY,
          Permission.MESSAGE_ATTACH_FILES,
          Permission.CREATE_PUBLIC_THREADS,
          Permission.CREATE_PRIVATE_THREADS,
          Permission.MANAGE_THREADS);

  private Rights() {}

  static String inviteLink(String application) {
    return "https://discord.com/oauth2/authorize?client_id="
        + application
        + "&scope=bot+applications.commands&permissions="
        + Permission.getRaw(USED);
  }

  /** What is missing of it, as Discord's own pages call it. */
  static List<String> missing(long granted) {
    return missing(USED, granted);
  }

  /** The same, of what the desk does in a room. */
  static List<String> missingInRoom(long granted) {
    return missing(IN_ROOMS, granted);
  }

  private static List<String> missing(Set<Permission> used, long granted) {
    var isAdministrator = (granted & Permission.ADMINISTRATOR.getRawValue()) != 0;
    return used.stream()
        .filter(it -> !isAdministrator && (granted & it.getRawValue()) == 0)
        .map(Permission::getName)
        .toList();
  }
}
