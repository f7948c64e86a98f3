package dev.deskbell.discord.fake;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One more server into which the same bot was invited, and which some of the people are on. */
public final class Server {
  private final FakeDiscord.Parts parts;
  private final Guild guild;
  private final Map<String, String> channels = new LinkedHashMap<>();

  Server(FakeDiscord.Parts parts, Guild guild) {
    this.parts = parts;
    this.guild = guild;
  }

  public String id() {
    return guild.id;
  }

  /** Names of the commands that people are offered there. */
  public List<String> commands() {
    synchronized (parts.world()) {
      return parts.commands().offered(guild.id).stream().map(it -> Json.text(it, "name")).toList();
    }
  }

  /** The same user, as a member of this server. */
  public Person joins(Person person, String... roles) {
    synchronized (parts.world()) {
      guild.joins(parts.world().user(person.id()), roles);
      guild.joins(parts.world().user(person.id()), FakeDiscord.PEOPLE);
      return person.on(guild);
    }
  }

  /** A channel that everyone on the server reads; made when new. */
  public String channel(String name) {
    synchronized (parts.world()) {
      return channels.computeIfAbsent(
          name,
          it -> {
            var ids = parts.world().ids;
            var channel = parts.world().newChannel(ids.next(), Channel.TEXT, guild, null);
            channel.name = it;
            parts.events().channelCreated(channel);
            return channel.id;
          });
    }
  }
}
