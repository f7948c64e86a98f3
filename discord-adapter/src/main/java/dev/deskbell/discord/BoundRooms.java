package dev.deskbell.discord;

import dev.deskbell.chat.Checkup.Finding;
import dev.deskbell.chat.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.DataObject;

/** What the bot may do in the channels whose cards it posts, by Discord's own reckoning. */
final class BoundRooms {

  private final Rest rest;
  private final Self self;

  BoundRooms(Rest rest, Self self) {
    this.rest = rest;
    this.self = self;
  }

  /** The bot in a server: its roles, and what they allow there as a whole. */
  private record Standing(Set<String> roles, long granted) {}

  /** Ends with the first that can't be asked about: the others would take as long each. */
  List<Finding> findings(Iterable<Place> bound) {
    var findings = new ArrayList<Finding>();
    var standings = new HashMap<String, Standing>();
    for (var room : bound) {
      try {
        var channel = rest.ask(Ask.get("channels/" + room.channel())).orThrow();
        var standing = standings.computeIfAbsent(room.workspace(), this::standing);
        var missing = Rights.missingInRoom(granted(room, standing, overwrites(channel)));
        if (!missing.isEmpty()) {
          findings.add(lacking(room, "the bot lacks " + String.join(", ", missing)));
        }
      } catch (DiscordSilence silence) {
        if (!silence.isAboutPlace()) {
          findings.add(untold(room, silence));
          break;
        }
        findings.add(lacking(room, "the bot does not see it: " + silence.why()));
      }
    }
    return findings;
  }

  private Standing standing(String server) {
    var member = rest.ask(Ask.get("guilds/" + server + "/members/" + self.user())).orThrow();
    var roles = new HashSet<String>();
    roles.add(server); // everyone's
    member.getArray("roles").stream(DataArray::getString).forEach(roles::add);
    var granted =
        rest.ask(Ask.get("guilds/" + server + "/roles")).done().array().stream(DataArray::getObject)
            .filter(it -> roles.contains(it.getString("id")))
            .mapToLong(it -> bits(it, "permissions"))
            .reduce(0, (one, other) -> one | other);
    return new Standing(roles, granted);
  }

  private static Map<String, DataObject> overwrites(DataObject channel) {
    var found = new HashMap<String, DataObject>();
    channel.optArray("permission_overwrites").orElseGet(DataArray::empty).stream(
            DataArray::getObject)
        .forEach(it -> found.put(it.getString("id"), it));
    return found;
  }

  /** Everyone's overwrite first, then those of its roles together, then its own. */
  private long granted(Place room, Standing standing, Map<String, DataObject> overwrites) {
    if ((standing.granted() & Permission.ADMINISTRATOR.getRawValue()) != 0) {
      return standing.granted();
    }
    var everyone = room.workspace();
    var roles = standing.roles().stream().filter(it -> !it.equals(everyone)).toList();
    var granted = after(standing.granted(), Stream.of(everyone), overwrites);
    granted = after(granted, roles.stream(), overwrites);
    return after(granted, Stream.of(self.user()), overwrites);
  }

  private static long after(long granted, Stream<String> ids, Map<String, DataObject> overwrites) {
    var own = ids.filter(overwrites::containsKey).map(overwrites::get).toList();
    var denied = own.stream().mapToLong(it -> bits(it, "deny")).reduce(0, (a, b) -> a | b);
    var allowed = own.stream().mapToLong(it -> bits(it, "allow")).reduce(0, (a, b) -> a | b);
    return (granted & ~denied) | allowed;
  }

  private static long bits(DataObject of, String name) {
    return Long.parseLong(of.getString(name, "0"));
  }

  private static Finding lacking(Place room, String found) {
    return Examination.look(
        "channel " + room.channel(),
        found,
        "Open the channel's settings, Permissions, and give the bot's role what it has in the"
            + " server; or bind another channel.");
  }

  private static Finding untold(Place room, DiscordSilence silence) {
    return Examination.look(
        "channel " + room.channel(),
        "Discord does not tell about it: " + silence.why(),
        "Look again in a minute.");
  }
}
