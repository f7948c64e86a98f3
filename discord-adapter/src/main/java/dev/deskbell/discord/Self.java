package dev.deskbell.discord;

import java.util.Objects;
import net.dv8tion.jda.api.utils.data.DataObject;
import org.jspecify.annotations.Nullable;

/** Who the desk is on Discord; asked once. */
final class Self {

  private static final long MESSAGE_CONTENT = 1 << 18 | 1 << 19;
  private static final long MEMBERS = 1 << 14 | 1 << 15;

  private final Rest rest;
  private volatile @Nullable DataObject known;

  Self(Rest rest) {
    this.rest = rest;
  }

  /** The application's id, under which commands are written and answers edited. */
  String application() {
    return Objects.requireNonNull(known().getString("id"));
  }

  /** The bot's own user, as it appears in servers. */
  String user() {
    return known()
        .optObject("bot")
        .map(it -> it.getString("id", application()))
        .orElseGet(this::application);
  }

  /** Whether its owner lets it read what messages say. */
  boolean mayReadMessages() {
    return (flags() & MESSAGE_CONTENT) != 0;
  }

  /** Whether its owner lets it list a server's people. */
  boolean mayListMembers() {
    return (flags() & MEMBERS) != 0;
  }

  private long flags() {
    return known().getLong("flags", 0);
  }

  private DataObject known() {
    var before = known;
    return before == null ? ask() : before;
  }

  /** Anew: its owner may have changed something. */
  DataObject ask() {
    var found = rest.ask(Ask.get("applications/@me")).orThrow();
    known = found;
    return found;
  }
}
