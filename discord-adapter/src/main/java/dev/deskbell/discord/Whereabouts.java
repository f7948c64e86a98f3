package dev.deskbell.discord;

import dev.deskbell.chat.Origin.Audience;
import dev.deskbell.chat.Place;
import dev.deskbell.chat.Posting;
import java.util.List;
import java.util.Set;
import net.dv8tion.jda.api.utils.data.DataObject;
import org.jspecify.annotations.Nullable;

/** Where something is said, in the desk's words, and who reads along there. */
final class Whereabouts {

  private static final Set<Integer> THREADS = Set.of(10, 11, 12);

  /** Direct messages are in no server: as Discord's own addresses write it. */
  static final String NO_SERVER = "@me";

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

  /**
   * A place, and who reads it.
   *
   * @param home the server as whose member somebody speaks there
   */
  record Scene(Place place, Audience audience, String home) {}

  private final Sight sight;
  private final Rest rest;
  private final Homes homes;

  Whereabouts(Sight sight, Rest rest) {
    this.sight = sight;
    this.rest = rest;
    this.homes = new Homes(rest, sight::guilds);
  }

  /**
   * @param guild null for direct messages
   * @param channel what came with it about the channel; may be empty
   * @param user who says it; empty when nobody knows
   */
  @Nullable Scene scene(@Nullable String guild, String channelId, DataObject channel, String user) {
    if (guild == null) {
      var home = homes.of(user);
      return home == null ? null : new Scene(direct(channelId), Audience.DIRECT, home);
    }
    if (!user.isEmpty()) {
      homes.remember(user, guild);
    }
    var spot = spot(channelId, channel);
    var audience = spot.isOpen() ? Audience.OPEN : Audience.INVITED;
    return spot.isThread() && spot.parent() != null
        ? new Scene(new Place(Discord.NAME, guild, spot.parent(), channelId), audience, guild)
        : new Scene(Place.channel(Discord.NAME, guild, channelId), audience, guild);
  }

  /** The direct messages with somebody: the same from whatever server they are known. */
  static Place direct(String channel) {
    return Place.channel(Discord.NAME, NO_SERVER, channel);
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
    var isOpen = around != null && around.isOpen() && type != Rooms.PRIVATE_THREAD;
    return new Spot(type, parent, THREADS.contains(type) && isOpen);
  }

  private DataObject asked(String channel) {
    return rest.ask(Ask.get("channels/" + channel)) instanceof Outcome.Done it
        ? it.object()
        : DataObject.empty();
  }
}
