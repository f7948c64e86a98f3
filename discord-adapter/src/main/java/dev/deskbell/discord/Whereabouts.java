package dev.deskbell.discord;

import dev.deskbell.chat.Origin.Audience;
import dev.deskbell.chat.Place;
import dev.deskbell.chat.Posting;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.DataObject;
import org.jspecify.annotations.Nullable;

/** Where something is said, in the desk's words, and who reads along there. */
final class Whereabouts {

  private static final Set<Integer> THREADS = Set.of(10, 11, 12);
  private static final int PRIVATE_THREAD = 12;
  private static final int MOST_HOMES = 20_000;

  /** What the gateway sees of servers. */
  interface Sight {
    @Nullable Spot spot(String channel);

    List<String> guilds();
  }

  /**
   * A channel or thread.
   *
   * @param type Discord's number for its kind
   * @param parent the channel a thread is in
   * @param isOpen whether everyone in the server reads it
   */
  record Spot(int type, @Nullable String parent, boolean isOpen) {
    boolean isThread() {
      return THREADS.contains(type);
    }
  }

  /** A place, and who reads it. */
  record Scene(Place place, Audience audience) {}

  private final Sight sight;
  private final Rest rest;
  private final Map<String, String> homes = new ConcurrentHashMap<>();

  Whereabouts(Sight sight, Rest rest) {
    this.sight = sight;
    this.rest = rest;
  }

  /**
   * @param guild null for direct messages, which belong to a server that both are in
   * @param channel what came with it about the channel; may be empty
   * @param user who says it; empty when nobody knows
   */
  @Nullable Scene scene(@Nullable String guild, String channelId, DataObject channel, String user) {
    if (guild == null) {
      var home = home(user);
      return home == null
          ? null
          : new Scene(Place.channel(Discord.NAME, home, channelId), Audience.DIRECT);
    }
    if (!user.isEmpty()) {
      remember(user, guild);
    }
    var spot = spot(channelId, channel);
    var audience = spot.isOpen() ? Audience.OPEN : Audience.INVITED;
    return spot.isThread() && spot.parent() != null
        ? new Scene(new Place(Discord.NAME, guild, spot.parent(), channelId), audience)
        : new Scene(Place.channel(Discord.NAME, guild, channelId), audience);
  }

  /** A message as the desk knows it: the first of a forum's post stands in the forum. */
  static Posting posting(Place place, String message) {
    return new Posting(message.equals(place.thread()) ? place.withoutThread() : place, message);
  }

  private Spot spot(String id, DataObject told) {
    var seen = sight.spot(id);
    if (seen != null) {
      return seen;
    }
    var known = told.isNull("type") ? asked(id) : told;
    var parent = known.getString("parent_id", null);
    var type = known.getInt("type", 0);
    var around = parent == null ? null : sight.spot(parent);
    var isOpen = around != null && around.isOpen() && type != PRIVATE_THREAD;
    return new Spot(type, parent, THREADS.contains(type) && isOpen);
  }

  private DataObject asked(String channel) {
    return rest.ask(Ask.get("channels/" + channel)) instanceof Outcome.Done it
        ? it.object()
        : DataObject.empty();
  }

  private void remember(String user, String guild) {
    if (homes.size() >= MOST_HOMES) {
      homes.clear();
    }
    homes.putIfAbsent(user, guild);
  }

  /** Somebody's account is that of a server in which they meet the desk: the first, if several. */
  private @Nullable String home(String user) {
    var known = homes.get(user);
    if (known != null) {
      return known;
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
    var seen = sight.guilds();
    if (!seen.isEmpty()) {
      return seen.stream().sorted().toList();
    }
    return rest.ask(Ask.get("users/@me/guilds")) instanceof Outcome.Done it
        ? it.array().stream(DataArray::getObject).map(one -> one.getString("id")).sorted().toList()
        : List.of();
  }
}
