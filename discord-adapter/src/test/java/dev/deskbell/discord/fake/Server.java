package dev.deskbell.discord.fake;

import java.util.List;

/** One more server into which the same bot was invited, and which some of the people are on. */
public final class Server {
  private final FakeDiscord.Parts parts;
  private final Guild guild;
  private final Channels channels;

  Server(FakeDiscord.Parts parts, Guild guild) {
    this.parts = parts;
    this.guild = guild;
    channels = new Channels(parts, guild);
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
    return channels.text(name);
  }
}
