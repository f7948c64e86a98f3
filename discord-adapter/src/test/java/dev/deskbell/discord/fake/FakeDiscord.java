package dev.deskbell.discord.fake;

import dev.deskbell.testing.Canary;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A Discord of our own with one application, its bot, and a server that both the bot and all people
 * are members of. What is asked of it against Discord's description fails the test when it closes.
 */
public final class FakeDiscord implements AutoCloseable {
  /** The role of those who are there to talk. */
  static final String PEOPLE = "1000000000000000001";

  private final FakeTime time;
  private final World world;
  private final Sessions sessions = new Sessions();
  private final GatewayTroubles gatewayTroubles = new GatewayTroubles();
  private final Map<String, Person> people = new LinkedHashMap<>();
  private final RestServer rest;
  private final Gateway gateway;
  private final Guild home;
  private final long botsRights;
  private final Channels channels;
  final Parts parts;

  /** What people at their clients need of the fake. */
  record Parts(
      World world,
      FakeTime time,
      User bot,
      Messages messages,
      Events events,
      Interactions interactions,
      Commands commands) {}

  /**
   * @param botsRights what the bot was invited with, as the bits in the invite's address
   */
  public FakeDiscord(long botsRights, InstantSource clock) {
    this.botsRights = botsRights;
    time = new FakeTime(clock);
    world = new World(new Snowflakes(time));
    rest = new RestServer(world);
    var bot = world.newUser("Deskbell", true);
    var application = new Application(bot.id(), bot, "MTA." + "Gx." + Canary.WORD);
    home = server("Alvorada", bot, botsRights);
    gateway = new Gateway(world, application, sessions, gatewayTroubles);
    gateway.begin();
    var events = new Events(world, sessions);
    var messages = new Messages(world, events, time, rest.root());
    var interactions = new Interactions(world, application, messages, events, time);
    var commands = new Commands(world);
    parts = new Parts(world, time, bot, messages, events, interactions, commands);
    channels = new Channels(parts, home);
    new MessageRoutes(world, bot, messages, events).in(rest.router());
    new ChannelRoutes(world, bot, messages, events).in(rest.router());
    new GuildRoutes(world, application, events, gatewayTroubles).in(rest.router(), gateway);
    new ApplicationRoutes(application, commands, interactions).in(rest.router());
    rest.admits(application.token());
    token = application.token();
  }

  private final String token;

  private Guild server(String name, User bot, long rights) {
    var guild = world.newGuild(name, world.newUser("owner of " + name, false));
    var role = new Role(world.ids.next(), bot.name(), rights, 2);
    guild.roles.put(role.id(), role);
    guild.joins(bot, role.id());
    guild.roles.put(PEOPLE, new Role(PEOPLE, "people", Permission.peoples(), 1));
    return guild;
  }

  /** One more server with the same bot, which is told of it when it joins the gateway. */
  public Server server(String name) {
    synchronized (world) {
      return new Server(parts, server(name, parts.bot(), botsRights));
    }
  }

  public String token() {
    return token;
  }

  public URI api() {
    return URI.create(rest.root() + RestServer.BASE + "/");
  }

  public URI gatewayAddress() {
    return URI.create(gateway.address());
  }

  /** The server's id. */
  public String guild() {
    return home.id;
  }

  public String bot() {
    return parts.bot().id();
  }

  /** Somebody of the server; joins when new. */
  public Person person(String name, ZoneId zone) {
    synchronized (world) {
      return people.computeIfAbsent(
          name,
          it -> {
            var user = world.newUser(it, false);
            home.joins(user, PEOPLE);
            return new Person(parts, user, home, zone, this::personNamed);
          });
    }
  }

  /** Another application's bot on the server. */
  public Person bot(String name) {
    synchronized (world) {
      var user = world.newUser(name, true);
      home.joins(user, PEOPLE);
      return new Person(parts, user, home, ZoneId.of("UTC"), this::personNamed);
    }
  }

  private @org.jspecify.annotations.Nullable Person personNamed(String name) {
    return people.get(name);
  }

  /** A channel that everyone on the server reads; made when new. */
  public String channel(String name) {
    return channels.text(name);
  }

  /** A forum that everyone on the server reads; made when new. */
  public String forum(String name, String... tags) {
    return channels.forum(name, tags);
  }

  /** The tags on a post of a forum, by name. */
  public List<String> tags(String post) {
    return channels.tags(post);
  }

  /** Somebody puts one of the forum's tags on a post by hand. */
  public void tags(String post, String name) {
    channels.tags(post, name);
  }

  /** Nobody but the bot and these people read it from now on. */
  public void closes(String channel, Person... readers) {
    channels.closes(channel, Stream.of(readers).map(Person::id).toList());
  }

  /** The bot lacks these rights in that channel from now on. */
  public void denies(String channel, Permission... permissions) {
    channels.denies(channel, permissions);
  }

  /** Somebody deletes the channel. */
  public void deletes(String channel) {
    channels.deletes(channel);
  }

  /** A thread falls asleep, as after days of silence. */
  public void archives(String thread, boolean locked) {
    channels.archives(thread, locked);
  }

  /** Threads of a channel, private ones too, the oldest first. */
  public List<String> threads(String channel) {
    return channels.threads(channel);
  }

  public boolean isArchived(String thread) {
    return channels.isArchived(thread);
  }

  /** Whoever runs the server has thrown the bot out. */
  public void throwsOut() {
    synchronized (world) {
      home.leaves(bot());
    }
  }

  /** A role of the server for these people; its id. */
  public String role(String name, Person... members) {
    synchronized (world) {
      var role = new Role(world.ids.next(), name, 0, 1);
      home.roles.put(role.id(), role);
      for (var member : members) {
        home.joins(world.user(member.id()), role.id());
      }
      return role.id();
    }
  }

  /** The names of those who have that role. */
  public java.util.Set<String> holders(String role) {
    synchronized (world) {
      return home.members().stream()
          .filter(it -> home.rolesOf(it.id()).contains(role))
          .map(User::name)
          .collect(java.util.stream.Collectors.toSet());
    }
  }

  public FakeTime time() {
    return time;
  }

  public Gateway gateway() {
    return gateway;
  }

  /**
   * It waits for so long for the first answer to what somebody does, not for three seconds: where
   * that is not what a test is about, a machine that has much else to do may take its time.
   */
  public void waits(Duration patience) {
    parts.interactions().waits(patience);
  }

  public GatewayTroubles gatewayTroubles() {
    return gatewayTroubles;
  }

  public RestTroubles restTroubles() {
    return rest.troubles();
  }

  public RateLimits limits() {
    return rest.limits();
  }

  /** Everything asked for so far. */
  public List<Request> requests() {
    return List.copyOf(rest.requests());
  }

  public List<Request> requests(Predicate<Request> which) {
    return requests().stream().filter(which).toList();
  }

  /** How often all commands were written. */
  public int commandsWritten() {
    return parts.commands().overwrites.get();
  }

  /** Names of the commands that people are offered on the server. */
  public List<String> commands() {
    synchronized (world) {
      return parts.commands().offered(home.id).stream().map(it -> Json.text(it, "name")).toList();
    }
  }

  /** How many messages of the bot stand with each nonce. */
  public Map<String, Integer> posted() {
    var times = new HashMap<String, Integer>();
    synchronized (world) {
      world
          .channels()
          .flatMap(it -> it.messages.values().stream())
          .filter(it -> it.author.equals(parts.bot()) && it.nonce != null)
          .forEach(it -> times.merge(String.valueOf(it.nonce), 1, Integer::sum));
    }
    return times;
  }

  /** What was asked against Discord's description so far. */
  public List<String> violations() {
    return List.copyOf(rest.violations());
  }

  @Override
  public void close() {
    rest.stop();
    try {
      gateway.stop(500);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    if (!violations().isEmpty()) {
      throw new AssertionError("Discord would not take\n" + String.join("\n", violations()));
    }
  }
}
