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

  private Rights() {}

  static String inviteLink(String application) {
    return "https://discord.com/oauth2/authorize?client_id="
        + application
        + "&scope=bot+applications.commands&permissions="
        + Permission.getRaw(USED);
  }

  /** What is missing of it, as Discord's own pages call it. */
  static List<String> missing(long granted) {
    var isAdministrator = (granted & Permission.ADMINISTRATOR.getRawValue()) != 0;
    return USED.stream()
        .filter(it -> !isAdministrator && (granted & it.getRawValue()) == 0)
        .map(Permission::getName)
        .toList();
  }
}
