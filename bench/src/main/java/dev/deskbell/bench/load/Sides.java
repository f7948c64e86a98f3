package dev.deskbell.bench.load;

import dev.deskbell.discord.DiscordStage;
import dev.deskbell.discord.fake.FakeDiscord;
import dev.deskbell.slack.fake.FakeSlack;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * The desk and its peers, each a process on a database of its own, before platforms that are played
 * by this process.
 */
public final class Sides implements AutoCloseable {
  private static final List<String> FLAGS =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:+UseCompactObjectHeaders",
          "-XX:MaxRAMPercentage=50",
          "--enable-native-access=ALL-UNNAMED");
  private static final String INCIDENT =
      "incident declare impact:low urgency:low title:It-hangs-number";
  private static final String SERVES = "Started Deskbell";
  private static final String COMPILER = "C2 CompilerThre";
  private static final Duration SLICE = Duration.ofSeconds(2);

  private static final Door NOBODY =
      _ -> {
        throw new IllegalStateException("it has no door");
      };

  private final Server server;
  private final List<Closeable> open = new ArrayList<>();

  public Sides(Server server) {
    this.server = server;
  }

  /** What a benchmark adds to the organisation, and to the Slack on which its people are. */
  @FunctionalInterface
  public interface Additions {
    void to(Path policies, FakeSlack slack) throws IOException;
  }

  /** As an operator starts it, with the flags of its image. */
  public Desk desk(boolean onDiscord) throws IOException, SQLException {
    return desk(onDiscord, (_, _) -> {});
  }

  /** The same with more people, services or rooms. */
  public Desk desk(boolean onDiscord, Additions additions) throws IOException, SQLException {
    return desk("desk", onDiscord, additions);
  }

  /** A desk's tables without a desk, into which a recorded turn is played again and again. */
  Side played(Desk desk, Recorded turn) throws IOException, SQLException {
    desk("played", false, (_, _) -> {}).program().close();
    var played = new Played(turn, server.jdbc("played"));
    open.addFirst(played::close);
    return new Side(Played.NAME, desk.program(), "played", played);
  }

  private Desk desk(String database, boolean onDiscord, Additions additions)
      throws IOException, SQLException {
    var port = Program.freePort();
    var folder = Files.createTempDirectory("bench-desk");
    var variables = new HashMap<String, String>();
    variables.put("SERVER_PORT", Integer.toString(port));
    variables.put("DATABASE_URL", server.database(database));
    variables.put("DESKBELL_DATA", folder.toString());
    variables.put("DESKBELL_CONSOLE", "on");
    variables.put("DESKBELL_CONSOLE_PORT", Integer.toString(Program.freePort()));
    variables.put("DESKBELL_CONSOLE_TOKEN", Desk.TOKEN);
    variables.put("DESKBELL_MANAGEMENT_PORT", "0");
    var slack = slack();
    variables.putAll(variablesOf(slack));
    var discord = onDiscord ? discord() : null;
    if (discord != null) {
      variables.putAll(discordVariables(discord));
    }
    var policies = Residents.moreThanUsual(folder, discord);
    additions.to(policies, slack);
    variables.put("DESKBELL_POLICIES", policies.toString());
    var program = started(deskCommand(), folder, variables).says(SERVES).listens(port);
    return new Desk(program, variables, discord);
  }

  /** One more instance of the same desk. */
  public Program another(Desk desk) throws IOException {
    var variables = new HashMap<>(desk.variables());
    var port = Program.freePort();
    variables.put("SERVER_PORT", Integer.toString(port));
    variables.put("DESKBELL_CONSOLE", "off");
    return started(deskCommand(), Path.of("."), variables).says(SERVES).listens(port);
  }

  /** A peer that hears nothing and is done by the database alone. */
  public Side worker(String name, String main, String database) throws IOException, SQLException {
    server.database(database);
    var variables = Map.of("DATABASE_URL", server.jdbc(database));
    var program = started(peerCommand(main), Path.of("."), variables).says("ready");
    return new Side(name, program, database, NOBODY);
  }

  /** The packaged program; {@code bench.desk} names another way to start it. */
  private static List<String> deskCommand() {
    var other = System.getProperty("bench.desk");
    var command = new ArrayList<>(List.of(java()));
    command.addAll(FLAGS);
    command.addAll(
        other == null
            ? List.of("-jar", Path.of("service-desk/target/service-desk.jar").toAbsolutePath() + "")
            : List.of(other.split(" ")));
    return command;
  }

  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private FakeSlack slack() {
    return slack(0);
  }

  /** With so many visitors whom it knows when it is asked who they are. */
  private FakeSlack slack(int known) {
    var slack = new FakeSlack(Clock.systemUTC());
    open.add(slack::close);
    var team = slack.team("T0BENCH");
    LongStream.range(0, known).forEach(it -> team.joins(SlackVisits.name(it), ZoneOffset.UTC));
    Stream.of("general", "service-desk", "network", "workplace", "applications", "incidents")
        .forEach(team::room);
    return slack;
  }

  private static Map<String, String> variablesOf(FakeSlack slack) {
    return Map.of(
        "SLACK_BOT_TOKEN",
        slack.installs(slack.team("T0BENCH"), FakeSlack.ALL_SCOPES),
        "SLACK_SIGNING_SECRET",
        FakeSlack.SIGNING_SECRET,
        "SLACK_API_URL",
        slack.api().toString());
  }

  private FakeDiscord discord() {
    var discord = DiscordStage.invited(Clock.systemUTC());
    open.add(discord::close);
    return discord;
  }

  private static Map<String, String> discordVariables(FakeDiscord discord) {
    return Map.of(
        "DISCORD_API_URL", discord.api().toString(),
        "DISCORD_GATEWAY_URL", discord.gatewayAddress().toString(),
        "DISCORD_BOT_TOKEN", discord.token());
  }

  /** Bolt for Java with the same server and pool. */
  public Side boltForJava() throws IOException, SQLException {
    var variables = peer("bolt_java", true);
    var program = started(peerCommand("BoltPeer"), Path.of("."), variables);
    return slackSide("Bolt for Java", program, variables, "bolt_java");
  }

  /** A peer of Node's, installed by {@code bench/run}. */
  Side node(String name, String folder) throws IOException, SQLException {
    var variables = peer(folder.replace('-', '_'), false);
    var home = Path.of("bench/target/peers", folder).toAbsolutePath();
    var program = started(List.of("node", "app.js"), home, variables);
    return slackSide(name, program, variables, folder.replace('-', '_'));
  }

  private Map<String, String> peer(String database, boolean isJava)
      throws IOException, SQLException {
    var address = server.database(database);
    var variables = new HashMap<>(variablesOf(slack(SlackVisits.PEOPLE)));
    variables.put("SERVER_PORT", Integer.toString(Program.freePort()));
    variables.put("DATABASE_URL", isJava ? server.jdbc(database) : address);
    return variables;
  }

  public static List<String> peerCommand(String name) {
    var command = new ArrayList<>(List.of(java()));
    command.addAll(FLAGS);
    var path =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(it -> Path.of(it).toAbsolutePath().toString())
            .toList();
    command.addAll(
        List.of("-cp", String.join(File.pathSeparator, path), "dev.deskbell.bench.peer." + name));
    return command;
  }

  private static Side slackSide(
      String name, Program program, Map<String, String> variables, String database)
      throws IOException {
    var port = port(variables, "SERVER_PORT");
    program.listens(port);
    var door = new SlackVisits(port, FakeSlack.SIGNING_SECRET, INCIDENT);
    return new Side(name, program, database, door);
  }

  /** A listener of JDA, before a Discord of its own. */
  Side jda() throws IOException, SQLException {
    var discord = discord();
    JdaCommand.registers(discord);
    var variables = new HashMap<>(discordVariables(discord));
    server.database("jda");
    variables.put("DATABASE_URL", server.jdbc("jda"));
    var program = started(peerCommand("JdaPeer"), Path.of("."), variables).says("ready");
    return new Side("JDA", program, "jda", new DiscordVisits(discord));
  }

  private Program started(List<String> command, Path folder, Map<String, String> variables)
      throws IOException {
    var program = Program.start(command, folder, variables);
    open.addFirst(program::close);
    return program;
  }

  public static int port(Map<String, String> variables, String name) {
    return Integer.parseInt(variables.getOrDefault(name, "0"));
  }

  /**
   * Everybody's first time is over, and everything that is compiled late is compiled: it goes on
   * while Java's compiler of what is hot takes more than a twentieth of a processor, though no
   * longer than four times as long.
   */
  public static void warm(Side side, Duration lasting) throws Exception {
    var last = System.nanoTime() + lasting.multipliedBy(4).toNanos();
    Load.closed(side.door(), 32, lasting);
    var compiled = 0L;
    do {
      var before = Processor.ofThreads(side.program().pid(), COMPILER);
      Load.closed(side.door(), 16, SLICE);
      compiled = Processor.ofThreads(side.program().pid(), COMPILER) - before;
    } while (compiled > SLICE.toMillis() * 1000 / 20 && System.nanoTime() < last);
    if (Load.closed(side.door(), 4, Duration.ofSeconds(1)).done() == 0) {
      throw new IOException(side.name() + " does nothing:\n" + side.program().output());
    }
  }

  @Override
  public void close() throws IOException {
    for (var it : open) {
      it.close();
    }
  }

  /** The desk, with a door for each way in. */
  public record Desk(
      Program program,
      Map<String, String> variables,
      @org.jspecify.annotations.Nullable FakeDiscord discord) {
    static final String TOKEN = "a-token-for-benchmarks-only";

    public Side overSlack() {
      var port = port(variables, "SERVER_PORT");
      return side("Deskbell", new SlackVisits(port, FakeSlack.SIGNING_SECRET, INCIDENT));
    }

    Side overDiscord() {
      return side("Deskbell", new DiscordVisits(java.util.Objects.requireNonNull(discord)));
    }

    Side onTheConsole() {
      var port = port(variables, "DESKBELL_CONSOLE_PORT");
      return side("Deskbell's console", new ConsoleVisits(port, TOKEN, INCIDENT));
    }

    private Side side(String name, Door door) {
      return new Side(name, program, "desk", door);
    }
  }

  static ZoneOffset zone() {
    return ZoneOffset.UTC;
  }
}
