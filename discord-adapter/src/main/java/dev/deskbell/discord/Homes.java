package dev.deskbell.discord;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.DataObject;
import org.jspecify.annotations.Nullable;

/**
 * The server in which somebody meets the desk: with direct messages Discord tells of none. Where
 * there are several, any of them is right, for all are one person's.
 */
final class Homes {
  private static final int MOST = 20_000;

  private final Rest rest;
  private final Supplier<List<String>> seen;
  private final Map<String, String> known = new ConcurrentHashMap<>();

  /**
   * @param seen all servers, as far as somebody knows without asking
   */
  Homes(Rest rest, Supplier<List<String>> seen) {
    this.rest = rest;
    this.seen = seen;
  }

  void remember(String user, String guild) {
    if (known.size() >= MOST) {
      known.clear();
    }
    known.putIfAbsent(user, guild);
  }

  /** Null for who shares no server with the desk. */
  @Nullable String of(String user) {
    var before = known.get(user);
    if (before != null) {
      return before;
    }
    var guilds = guilds();
    if (guilds.size() == 1) {
      return guilds.getFirst();
    }
    var found =
        guilds.stream()
            .filter(it ->
                rest.ask(Ask.get("guilds/" + it + "/members/" + user)) instanceof Outcome.Done)
            .findFirst();
    found.ifPresent(it -> remember(user, it));
    return found.orElse(null);
  }

  /** Of all servers; asked of Discord while the gateway has not told yet. */
  private List<String> guilds() {
    var told = seen.get();
    if (!told.isEmpty()) {
      return told.stream().sorted().toList();
    }
    return rest.ask(Ask.get("users/@me/guilds")) instanceof Outcome.Done it
        ? it.array().stream(DataArray::getObject)
            .map((DataObject one) -> one.getString("id"))
            .sorted()
            .toList()
        : List.of();
  }
}
