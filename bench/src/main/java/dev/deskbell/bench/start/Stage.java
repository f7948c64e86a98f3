package dev.deskbell.bench.start;

import dev.deskbell.bench.load.Program;
import dev.deskbell.bench.load.Server;
import dev.deskbell.bench.load.Sides;
import dev.deskbell.slack.fake.FakeSlack;
import dev.deskbell.slack.fake.Team;
import dev.deskbell.testing.theatre.ExampleOrganisation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/** A Slack for the desk and what stands beside it, with databases on one server. */
final class Stage implements AutoCloseable {
  static final String TEAM = "T0BENCH";
  private static final Path DESK =
      Path.of(System.getProperty("bench.jar", "service-desk/target/service-desk.jar"));
  private static final Path MINIMAL = Path.of("bench/peers/minimal-boot/target/minimal-boot.jar");

  private final Server server;
  private final FakeSlack slack = new FakeSlack(Clock.systemUTC());
  private final Team team = slack.team(TEAM);
  private final String token;
  private final Path folder = Files.createTempDirectory("bench-start");

  Stage(Server server) throws IOException {
    this.server = server;
    Stream.of("general", "service-desk", "network", "workplace", "applications", "incidents")
        .forEach(team::room);
    token = slack.installs(team, FakeSlack.ALL_SCOPES);
  }

  Server server() {
    return server;
  }

  FakeSlack slack() {
    return slack;
  }

  Team team() {
    return team;
  }

  Layout desk(String... flags) throws IOException {
    var laid = Layout.of(DESK, training(), List.of(flags), ".ci/prepare");
    // A training start ends without a goodbye, and its database would run on.
    var postmaster = folder.resolve("training/postgres/postmaster.pid");
    if (Files.exists(postmaster)) {
      var pid = Long.parseLong(Files.readAllLines(postmaster).getFirst().strip());
      ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy);
    }
    return laid;
  }

  Layout minimal(String... flags) throws IOException, SQLException {
    var training = spring("minimal_training", Program.freePort());
    return Layout.of(MINIMAL, training, List.of(flags));
  }

  /** As the image is built: on its own database, with all platforms, none of which is called. */
  private Map<String, String> training() throws IOException {
    var training = new HashMap<String, String>();
    training.put("DESKBELL_DATA", folder.resolve("training").toString());
    training.put("SERVER_PORT", Integer.toString(Program.freePort()));
    training.put("DESKBELL_MANAGEMENT_PORT", Integer.toString(Program.freePort()));
    training.put("DESKBELL_CONSOLE_PORT", Integer.toString(Program.freePort()));
    training.put("DESKBELL_CONSOLE", "on");
    training.put("SLACK_BOT_TOKEN", "xoxb-x");
    training.put("SLACK_SIGNING_SECRET", "x");
    training.put("DISCORD_BOT_TOKEN", "x.x.x");
    return training;
  }

  /** The desk on a new database, with the example organisation on that Slack. */
  Entrant deskOn(String database, List<String> command) throws IOException, SQLException {
    var port = Program.freePort();
    var variables = new HashMap<>(ofSlack(port));
    variables.put("DATABASE_URL", server.database(database));
    variables.put("DESKBELL_DATA", Files.createDirectories(folder.resolve(database)).toString());
    variables.put("DESKBELL_MANAGEMENT_PORT", "0");
    variables.put(
        "DESKBELL_POLICIES",
        ExampleOrganisation.on(
                "slack",
                TEAM,
                (kind, name) -> kind.equals("user") ? Team.userId(name) : Team.channelId(name))
            .toString());
    return new Entrant("Deskbell", command, folder, variables, port, 200);
  }

  Entrant minimalOn(String database, java.util.List<String> command)
      throws IOException, SQLException {
    var port = Program.freePort();
    return new Entrant("minimal Spring Boot", command, folder, spring(database, port), port, 200);
  }

  /** The other side of what a killed or loaded program leaves. */
  Entrant boltOn(String database) throws IOException, SQLException {
    var port = Program.freePort();
    var variables = new HashMap<>(ofSlack(port));
    server.database(database);
    variables.put("DATABASE_URL", server.jdbc(database));
    return new Entrant(
        "Bolt for Java", Sides.peerCommand("BoltPeer"), Path.of("."), variables, port, 404);
  }

  private Map<String, String> ofSlack(int port) {
    return Map.of(
        "SERVER_PORT",
        Integer.toString(port),
        "SLACK_BOT_TOKEN",
        token,
        "SLACK_SIGNING_SECRET",
        FakeSlack.SIGNING_SECRET,
        "SLACK_API_URL",
        slack.api().toString());
  }

  private Map<String, String> spring(String database, int port) throws SQLException {
    server.database(database);
    return Map.of(
        "SERVER_PORT",
        Integer.toString(port),
        "SPRING_DATASOURCE_URL",
        server.jdbc(database),
        "SPRING_DATASOURCE_USERNAME",
        "postgres");
  }

  @Override
  public void close() throws IOException {
    slack.close();
    FileSystemUtils.deleteRecursively(folder);
  }
}
