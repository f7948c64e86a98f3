package dev.deskbell.slack;

import dev.deskbell.chat.Absence;
import dev.deskbell.chat.ChatPlatform;
import dev.deskbell.chat.Conversation;
import dev.deskbell.chat.Place;
import dev.deskbell.chat.Receipt;
import dev.deskbell.slack.fake.ApiCall;
import dev.deskbell.slack.fake.EndpointServer;
import dev.deskbell.slack.fake.FakeSlack;
import dev.deskbell.slack.fake.HttpLink;
import dev.deskbell.slack.fake.Person;
import dev.deskbell.slack.fake.SlackPlayer;
import dev.deskbell.slack.fake.Team;
import dev.deskbell.slack.fake.Trouble;
import dev.deskbell.testing.contract.Able;
import dev.deskbell.testing.contract.CommandSuggestions;
import dev.deskbell.testing.contract.Forgery;
import dev.deskbell.testing.contract.FormSuggestions;
import dev.deskbell.testing.contract.LostAnswers;
import dev.deskbell.testing.contract.Player;
import dev.deskbell.testing.contract.RateLimit;
import dev.deskbell.testing.contract.Stage;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.NullMarked;

/** The adapter before the fake Slack, reached over HTTP or by Socket Mode. */
@NullMarked
public final class SlackStage implements Stage {
  public static final String TEAM = "T0VILLAGE";

  /** Slack waits for three seconds, and a machine that has much else to do may need more. */
  private static final Duration ALIVE = Duration.ofSeconds(30);

  /** Of the example organisation. */
  private static final List<String> ROOMS =
      List.of(
          "general",
          "service-desk",
          "network",
          "workplace",
          "applications",
          "security",
          "incidents");

  private static final List<String> PEOPLE =
      List.of(
          "rui", "ana", "otto", "ines", "mia", "ada", "sam", "lena", "ben", "nora", "tom", "yuki",
          "kofi");

  final FakeSlack slack;
  final Team team;
  final Slack adapter;
  final EndpointServer address;
  final MemoryVault vault = new MemoryVault();

  /** Since when the desk says that it heard nothing. */
  final List<Instant> absences = new CopyOnWriteArrayList<>();

  /** Since when the desk says that it may have heard nothing. */
  final List<Instant> doubts = new CopyOnWriteArrayList<>();

  private final Clock clock;
  private final boolean socket;
  private final Map<String, SlackPlayer> players = new LinkedHashMap<>();

  public static SlackStage overHttp(Conversation desk, Clock clock) {
    return new SlackStage(desk, clock, false, SlackWeb.Patience.USUAL);
  }

  static SlackStage bySocket(Conversation desk, Clock clock) {
    return new SlackStage(desk, clock, true, SlackWeb.Patience.USUAL);
  }

  /** By a socket that is given up when it has been silent for two seconds. */
  static SlackStage byImpatientSocket(Conversation desk, Clock clock) {
    var second = Duration.ofSeconds(1);
    return new SlackStage(
        desk, clock, true, new SlackWeb.Patience(second.multipliedBy(10), second));
  }

  /** Who gives up an answer of Slack's after two seconds. */
  static SlackStage overImpatientHttp(Conversation desk, Clock clock) {
    var second = Duration.ofSeconds(1);
    return new SlackStage(
        desk, clock, false, new SlackWeb.Patience(second.multipliedBy(2), second));
  }

  /** Before a Slack that counts, and never once turned away by it. */
  static SlackStage atItsPace(Conversation desk, Clock clock) {
    var stage = overHttp(desk, clock);
    stage.slack.keepsItsPace();
    return stage;
  }

  private SlackStage(Conversation desk, Clock clock, boolean socket, SlackWeb.Patience patience) {
    this.clock = clock;
    this.socket = socket;
    slack = new FakeSlack(clock);
    team = slack.team(TEAM);
    ROOMS.forEach(team::room);
    PEOPLE.forEach(it -> team.joins(it, ZoneOffset.UTC));
    var token = slack.installs(team, Set.copyOf(SlackManifest.SCOPES));
    var settings =
        socket
            ? SlackSettings.socket(slack.api(), token, FakeSlack.APP_TOKEN)
            : SlackSettings.http(slack.api(), token, FakeSlack.SIGNING_SECRET);
    adapter =
        new Slack(settings, desk, vault, new MemoryPasses(clock), new Silences(), clock, patience);
    address = new EndpointServer(adapter.endpoints());
    adapter.start();
    if (socket) {
      slack.sockets().waits(ALIVE);
      slack.tellsBySocket();
      Awaitility.await()
          .pollInterval(Duration.ofMillis(5))
          .until(() -> slack.sockets().connections() > 0);
    } else {
      slack.tellsAndWaits(address.at("/slack/events"), ALIVE);
    }
  }

  private final class Silences implements Absence {
    @Override
    public void over(String platform, Instant silentSince) {
      absences.add(silentSince);
    }

    @Override
    public void perhaps(String platform, Instant silentSince) {
      doubts.add(silentSince);
    }
  }

  public FakeSlack slack() {
    return slack;
  }

  /** Where the desk hears events. */
  public URI hears() {
    return address.at("/slack/events");
  }

  @Override
  public ChatPlatform platform() {
    return adapter;
  }

  @Override
  public SlackPlayer player(String name, ZoneId zone) {
    return players.computeIfAbsent(name, it -> slack.player(team, team.joins(it, zone)));
  }

  /** Somebody of another workspace, in all channels. */
  SlackPlayer stranger(String name) {
    return slack.player(team, team.strangerJoins(name));
  }

  @Override
  public Place room(String name) {
    return Place.channel(SlackPlayer.PLATFORM, TEAM, team.room(name));
  }

  /** What Slack's client lets one type. */
  @Override
  public int longestMessage() {
    return 12_000;
  }

  @Override
  public IntSupplier loses(Place room) {
    team.deletes(room.channel());
    var before = attempts(room);
    return () -> (int) (attempts(room) - before);
  }

  private long attempts(Place room) {
    return slack.calls("").stream()
        .filter(it -> it.maybe("channel").orElse("").equals(room.channel()))
        .count();
  }

  @Override
  public Able<Forgery> forgery() {
    return socket
        ? Able.cannot("in Socket Mode there is no address that anybody could call")
        : Able.can(
            new Forgeries(
                new HttpLink(address.at("/slack/events"), FakeSlack.SIGNING_SECRET, clock),
                new HttpLink(address.at("/slack/events"), "another secret", clock)));
  }

  @Override
  public Able<RateLimit> rateLimit() {
    return Able.can(
        new RateLimit() {
          @Override
          public Set<Receipt.Scope> scopes() {
            return Set.of(Receipt.Scope.CHANNEL);
          }

          @Override
          public void begins(Receipt.Scope scope, Place place, Duration wait) {
            slack
                .trouble()
                .always(
                    "chat.",
                    place.channel(),
                    new Trouble.Kind.TooFast(Long.toString(wait.toSeconds())));
          }

          @Override
          public void ends() {
            slack.trouble().isOver();
          }
        });
  }

  @Override
  public Able<LostAnswers> lostAnswers() {
    return Able.can(
        new LostAnswers() {
          @Override
          public void losesNextAnswer() {
            slack.trouble().next("chat.", new Trouble.Kind.AnswerLost());
          }

          @Override
          public void losesNextRequest() {
            slack.trouble().next("chat.", new Trouble.Kind.RequestLost());
          }
        });
  }

  @Override
  public Able<Consumer<String>> closedMessages() {
    return Able.can(it -> team.becomes(it, Person.Kind.DEACTIVATED));
  }

  @Override
  public Able<CommandSuggestions> commandSuggestions() {
    return Able.cannot("Slack knows nothing of what can be said after a slash command");
  }

  @Override
  public Able<FormSuggestions> formSuggestions() {
    return Able.can((Player typing, String field, String typed) ->
        Objects.requireNonNull(players.get(typing.name())).suggested(field, typed));
  }

  @Override
  public void close() {
    adapter.close();
    address.close();
    slack.close();
    if (slack.turnedAway() > 0) {
      throw new AssertionError("too fast, " + slack.turnedAway() + " times");
    }
    if (!slack.calls("chat.postMessage").stream()
        .filter(it -> it.maybe("channel").isPresent())
        .allMatch(SlackStage::staysFolded)) {
      throw new AssertionError("Slack would show what lies behind somebody's links");
    }
  }

  /** A link that somebody typed shows where it leads, and nothing of what waits there. */
  private static boolean staysFolded(ApiCall post) {
    return Stream.of("unfurl_links", "unfurl_media")
        .allMatch(it -> "false".equals(post.arguments().get(it)));
  }
}
