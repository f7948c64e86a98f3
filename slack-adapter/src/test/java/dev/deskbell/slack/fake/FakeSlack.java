package dev.deskbell.slack.fake;

import dev.deskbell.testing.Canary;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Slack on this machine: workspaces, a Web API for the app, and what Slack tells the app. Whoever
 * closes it hears of everything the app sent that Slack does not document.
 */
public final class FakeSlack implements AutoCloseable {
  public static final String APP = "A0DESKBELL";
  public static final String SIGNING_SECRET = Canary.WORD;
  public static final String APP_TOKEN = "xapp-1-A0DESKBELL-1-" + Canary.WORD;
  public static final String CLIENT = "1234567890.0987654321";
  public static final String CLIENT_SECRET = Canary.WORD;

  /** What a complete installation may do. */
  public static final Set<String> ALL_SCOPES =
      Set.of(
          "commands,chat:write,app_mentions:read,users:read,users:read.email,team:read,channels:read,"
              .concat("groups:read,im:read,mpim:read,im:write,channels:manage,groups:write,")
              .concat("channels:join,channels:history,groups:history,im:history,reactions:read,")
              .concat(
                  "reactions:write,pins:read,pins:write,bookmarks:read,bookmarks:write,usergroups:read,")
              .concat("usergroups:write,files:read,files:write,links:read,links:write,")
              .concat("metadata.message:read,chat:write.public")
              .split(","));

  private final List<String> violations = new CopyOnWriteArrayList<>();
  private final List<ApiCall> calls = new CopyOnWriteArrayList<>();
  private final List<Consumer<ApiCall>> listeners = new CopyOnWriteArrayList<>();
  private final Map<String, Team> teams = new LinkedHashMap<>();
  private final Trouble trouble = new Trouble();
  private final Clock clock;
  private final Stamps stamps;
  private final Pace pace;
  private final Installations installations;
  private final SocketServer sockets;
  private final ApiServer server;
  private final Deliveries deliveries;

  public FakeSlack(Clock clock) {
    this.clock = clock;
    stamps = new Stamps(clock);
    pace = new Pace(clock);
    installations = new Installations(stamps);
    sockets = new SocketServer();
    deliveries = new Deliveries(stamps);
    var blocks = new Blocks(violations::add);
    var api = new Api();
    new ChatMethods(blocks, deliveries).join(api);
    new ChannelMethods(deliveries).join(api);
    new ViewMethods(blocks).join(api);
    new PeopleMethods().join(api);
    new MarkMethods().join(api);
    new FileMethods(this, blocks, deliveries).join(api);
    installations.join(api);
    var responses = new ResponseUrls(stamps, blocks, deliveries);
    deliveries.answersAt(responses);
    server = new ApiServer(this, api, responses);
  }

  /** A workspace with the app in it. */
  public Team team(String id) {
    return teams.computeIfAbsent(id, it -> new Team(it, stamps));
  }

  /** The workspaces belong to one organisation, which installs the app for all of them. */
  public void organisation(String id, Team... of) {
    var organisation = new Organisation(id, List.of(of));
    organisation.teams().forEach(it -> it.organisation = organisation);
  }

  /** Puts the app into the workspace, and gives its token there. */
  public String installs(Team team, Set<String> scopes) {
    return installations.made(team, scopes, false).token();
  }

  public Installations installations() {
    return installations;
  }

  /** Where the Web API is: to be given as {@code SLACK_API_URL}. */
  public URI api() {
    return URI.create(server.address() + "/api/");
  }

  public Trouble trouble() {
    return trouble;
  }

  /** From now on, who is too fast is turned away. */
  public void keepsItsPace() {
    pace.isKept();
  }

  /** How often somebody was too fast, by Slack's own count. */
  public int turnedAway() {
    return pace.turnedAway();
  }

  /** Slack calls the app at this address. */
  public void tells(URI address) {
    deliveries.goTo(new HttpLink(address, SIGNING_SECRET, clock));
  }

  /** The same, for tests that have no three seconds to wait for an answer. */
  public void tellsAndWaits(URI address, Duration patience) {
    deliveries.goTo(new HttpLink(address, SIGNING_SECRET, clock, patience));
  }

  /** The app has turned Socket Mode on. */
  public void tellsBySocket() {
    deliveries.goTo(sockets);
  }

  public SocketServer sockets() {
    return sockets;
  }

  /** What Slack tells the app. */
  public Deliveries deliveries() {
    return deliveries;
  }

  /** Every request to the Web API so far, refused ones too. */
  public List<ApiCall> calls(String method) {
    return calls.stream().filter(it -> it.method().startsWith(method)).toList();
  }

  /** How many messages stand that the app posted under each id, and where it said none, none. */
  public Map<String, Integer> posted() {
    var times = new HashMap<String, Integer>();
    teams().forEach(it -> it.posted(id -> times.merge(id, 1, Integer::sum)));
    return times;
  }

  /** Tells of every request from now on, when it comes and before it is answered. */
  public void tellsOf(Consumer<ApiCall> listener) {
    listeners.add(listener);
  }

  void heard(ApiCall call) {
    listeners.forEach(it -> it.accept(call));
    calls.add(call);
  }

  Pace pace() {
    return pace;
  }

  Consumer<String> violations() {
    return violations::add;
  }

  List<Team> teams() {
    return new ArrayList<>(teams.values());
  }

  /** The workspace's own person with that name, at their client. */
  public SlackPlayer player(Team team, Person person) {
    return new SlackPlayer(this, team, person);
  }

  String fileAddress(Team team, String file) {
    return server.address() + "/files/" + team.id + "/" + file;
  }

  String uploadAddress(Team team, String file) {
    return server.address() + "/upload/" + team.id + "/" + file;
  }

  String responseAddress(String id) {
    return server.address() + "/response/" + id;
  }

  Duration deadline() {
    return Duration.ofSeconds(3);
  }

  /** Nobody answers there any more; people can go on. */
  public void goesDown() {
    server.stops();
  }

  @Override
  public void close() {
    trouble.isOver();
    deliveries.close();
    sockets.close();
    server.stops();
    if (!violations.isEmpty()) {
      throw new AssertionError("Slack would not have taken:\n" + String.join("\n", violations));
    }
  }
}
