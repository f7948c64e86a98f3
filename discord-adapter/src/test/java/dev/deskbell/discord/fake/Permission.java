package dev.deskbell.discord.fake;

import java.util.stream.Stream;

/** What somebody may do in a channel: the bits that matter here. */
public enum Permission {
  ADMINISTRATOR(3),
  MANAGE_CHANNELS(4),
  ADD_REACTIONS(6),
  VIEW_CHANNEL(10),
  SEND_MESSAGES(11),
  MANAGE_MESSAGES(13),
  EMBED_LINKS(14),
  ATTACH_FILES(15),
  READ_MESSAGE_HISTORY(16),
  MENTION_EVERYONE(17),
  MANAGE_ROLES(28),
  USE_APPLICATION_COMMANDS(31),
  MANAGE_THREADS(34),
  CREATE_PUBLIC_THREADS(35),
  CREATE_PRIVATE_THREADS(36),
  SEND_MESSAGES_IN_THREADS(38),
  PIN_MESSAGES(51);

  static final long ALL = Stream.of(values()).mapToLong(it -> it.bit).reduce(0, (a, b) -> a | b);

  final long bit;

  Permission(int shift) {
    bit = 1L << shift;
  }

  static long of(Permission... several) {
    return Stream.of(several).mapToLong(it -> it.bit).reduce(0, (a, b) -> a | b);
  }

  /** What everyone has here, bots too: they look. */
  static long strangers() {
    return of(VIEW_CHANNEL, USE_APPLICATION_COMMANDS);
  }

  /** What people have here. */
  static long peoples() {
    return strangers()
        | of(
            ADD_REACTIONS,
            SEND_MESSAGES,
            EMBED_LINKS,
            ATTACH_FILES,
            READ_MESSAGE_HISTORY,
            CREATE_PUBLIC_THREADS,
            CREATE_PRIVATE_THREADS,
            SEND_MESSAGES_IN_THREADS);
  }
}
