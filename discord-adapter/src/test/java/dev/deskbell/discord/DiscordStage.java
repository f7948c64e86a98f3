package dev.deskbell.discord;

import dev.deskbell.chat.ChatPlatform;
import dev.deskbell.chat.Conversation;
import dev.deskbell.chat.Place;
import dev.deskbell.chat.Receipt;
import dev.deskbell.discord.fake.FakeDiscord;
import dev.deskbell.discord.fake.PersonPlayer;
import dev.deskbell.discord.fake.Request;
import dev.deskbell.discord.fake.RestTroubles;
import dev.deskbell.discord.fake.RestTroubles.Kind;
import dev.deskbell.testing.contract.Able;
import dev.deskbell.testing.contract.CommandSuggestions;
import dev.deskbell.testing.contract.Forgery;
import dev.deskbell.testing.contract.FormSuggestions;
import dev.deskbell.testing.contract.LostAnswers;
import dev.deskbell.testing.contract.Player;
import dev.deskbell.testing.contract.RateLimit;
import dev.deskbell.testing.contract.Stage;
import dev.deskbell.testing.theatre.ExampleOrganisation;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.function.Predicate;

/** The adapter on a Discord of our own. */
public final class DiscordStage implements Stage {
  /** Discord waits for three seconds, and a machine that has much else to do may need more. */
  static final Duration ALIVE = Duration.ofSeconds(30);

  private final FakeDiscord discord;
  private final Taken taken;
  private final Discord adapter;
  private final Map<String, PersonPlayer> players = new LinkedHashMap<>();

  public DiscordStage(Conversation desk, Clock clock) {
    this(desk, clock, invited(clock));
  }

  public DiscordStage(Conversation desk, Clock clock, FakeDiscord discord) {
    this.discord = discord;
    discord.waits(ALIVE);
    taken = new Taken(desk);
    adapter =
        new Discord(
            settings(discord), taken, new SoleLease(), (_, _, _) -> true, (_, _) -> {}, clock);
  }

  /** A server into which the bot was invited with the desk's own link. */
  public static FakeDiscord invited(InstantSource clock) {
    var link = Rights.inviteLink("1");
    return new FakeDiscord(Long.parseLong(link.substring(link.lastIndexOf('=') + 1)), clock);
  }

  static DiscordSettings settings(FakeDiscord discord) {
    return new DiscordSettings(
        discord.token(), discord.api(), discord.gatewayAddress(), null, true);
  }

  /** To be called when the desk can be asked for its phrases. */
  public DiscordStage begins() {
    adapter.start();
    Waiting.until(() -> discord.gateway().connected() == 1 && !discord.commands().isEmpty());
    return this;
  }

  public FakeDiscord discord() {
    return discord;
  }

  @Override
  public ChatPlatform platform() {
    return adapter;
  }

  Discord adapter() {
    return adapter;
  }

  @Override
  public Player player(String name, ZoneId zone) {
    return players.computeIfAbsent(
        name,
        it ->
            new PersonPlayer(
                discord.person(it, zone).livesIn(zone),
                Discord.NAME,
                discord.guild(),
                taken::hands));
  }

  /** The example organisation on this server; its ids are written as the words they are. */
  public static Path organisation(FakeDiscord discord) {
    return ExampleOrganisation.on(
        Discord.NAME,
        quoted(discord.guild()),
        (kind, name) ->
            quoted(
                kind.equals("user")
                    ? discord.person(name, ZoneOffset.UTC).id()
                    : discord.channel(name)));
  }

  private static String quoted(String id) {
    return '"' + id + '"';
  }

  @Override
  public Place room(String name) {
    return Place.channel(Discord.NAME, discord.guild(), discord.channel(name));
  }

  @Override
  public int longestMessage() {
    return 2_000;
  }

  @Override
  public IntSupplier loses(Place room) {
    var before = discord.requests().size();
    discord.deletes(room.channel());
    return () ->
        (int)
            discord.requests().stream()
                .skip(before)
                .filter(it -> it.path().contains(room.channel()))
                .count();
  }

  @Override
  public Able<Forgery> forgery() {
    return Able.cannot("nobody can reach the desk: it listens to Discord's gateway by itself");
  }

  @Override
  public Able<RateLimit> rateLimit() {
    return Able.can(
        new RateLimit() {
          @Override
          public Set<Receipt.Scope> scopes() {
            return EnumSet.of(Receipt.Scope.CHANNEL, Receipt.Scope.PLATFORM);
          }

          @Override
          public void begins(Receipt.Scope scope, Place place, Duration wait) {
            var kind =
                scope == Receipt.Scope.PLATFORM
                    ? RestTroubles.Scope.GLOBAL
                    : RestTroubles.Scope.USER;
            discord.restTroubles().every(in(place), new Kind.TooFast(kind, wait));
          }

          @Override
          public void ends() {
            discord.restTroubles().end();
          }
        });
  }

  private static Predicate<Request> in(Place place) {
    return it -> it.path().startsWith("/channels/" + place.channel());
  }

  @Override
  public Able<LostAnswers> lostAnswers() {
    return Able.can(
        new LostAnswers() {
          @Override
          public void losesNextAnswer() {
            discord.restTroubles().next(DiscordStage::isDeed, new Kind.CutAfter());
          }

          @Override
          public void losesNextRequest() {
            discord.restTroubles().next(DiscordStage::isDeed, new Kind.CutBefore());
          }
        });
  }

  static boolean isDeed(Request it) {
    return !it.method().equals("GET") && it.path().startsWith("/channels/");
  }

  @Override
  public Able<Consumer<String>> closedMessages() {
    return Able.can(it -> discord.person(it, ZoneOffset.UTC).closesDirectMessages());
  }

  @Override
  public Able<CommandSuggestions> commandSuggestions() {
    return Able.can((typing, at, phrase, parameter, typed) ->
        discord
            .person(typing.name(), typing.zone())
            .suggestions(at.channel(), phrase, parameter, typed));
  }

  @Override
  public Able<FormSuggestions> formSuggestions() {
    return Able.cannot("Discord's modals look nothing up while one types");
  }

  @Override
  public void close() {
    adapter.close();
    discord.close();
  }
}
