package dev.deskbell.bench.alert;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.deskbell.bench.load.Program;
import dev.deskbell.bench.load.Server;
import dev.deskbell.bench.load.Side;
import dev.deskbell.bench.load.Sides;
import dev.deskbell.bench.load.Wire;
import dev.deskbell.slack.fake.ApiCall;
import dev.deskbell.slack.fake.FakeSlack;
import dev.deskbell.slack.fake.Team;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The desk: an alert is an incident of its service, whose escalation pages somebody in a direct
 * message on Slack.
 */
final class DeskReceiver implements Receiver {
  /** Services with somebody on call each: nobody gets more pages than Slack lets through. */
  static final int SERVICES = 40;

  private static final String SECRET = "an-address-for-benchmarks-only";

  private final Server server;
  private final Sides.Desk desk;
  private final Pages pages;

  private DeskReceiver(Server server, Sides.Desk desk, Pages pages) {
    this.server = server;
    this.desk = desk;
    this.pages = pages;
  }

  static DeskReceiver start(Server server, Sides sides) throws Exception {
    var pages = new Pages();
    var desk = sides.desk(false, (policies, slack) -> extended(policies, slack, pages));
    try (var connection = DriverManager.getConnection(server.jdbc("desk"));
        var insert =
            connection.prepareStatement("insert into alert_address values (?, ?, now())")) {
      for (var integration : new String[] {"pages", "floods"}) {
        insert.setString(1, integration);
        insert.setBytes(2, MessageDigest.getInstance("SHA-256").digest(SECRET.getBytes(UTF_8)));
        insert.executeUpdate();
      }
    }
    return new DeskReceiver(server, desk, pages);
  }

  private static void extended(Path policies, FakeSlack slack, Pages pages) throws IOException {
    var team = slack.team("T0BENCH");
    var names = IntStream.range(0, SERVICES).mapToObj(DeskReceiver::responder).toList();
    names.forEach(it -> team.joins(it, ZoneOffset.UTC));
    slack.tellsOf(it -> heard(it, pages));
    appends(
        policies.resolve("people.yaml"),
        """
          - handle: %1$s
            name: %1$s
            accounts:
              - { platform: slack, workspace: T0BENCH, user: %2$s }
        """,
        it -> new Object[] {responder(it), Team.userId(responder(it))});
    appends(
        policies.resolve("services.yaml"),
        """
          - id: %1$s
            name: Service %1$s
            owner: applications
            criticality: critical
            description: One of many.
        """,
        it -> new Object[] {service(it)});
    Files.writeString(policies.resolve("escalations.yaml"), escalations());
    Files.writeString(policies.resolve("alerts.yaml"), alerts());
  }

  /** A page is a message to a person; cards go to rooms. */
  private static void heard(ApiCall call, Pages pages) {
    if (call.method().equals("chat.postMessage")
        && call.maybe("channel").filter(it -> it.startsWith("D")).isPresent()) {
      pages.arrives(call.maybe("text").orElse("") + call.maybe("blocks").orElse(""));
    }
  }

  private static void appends(
      Path file, String lines, java.util.function.IntFunction<Object[]> values) throws IOException {
    var more =
        IntStream.range(0, SERVICES)
            .mapToObj(it -> lines.formatted(values.apply(it)))
            .collect(Collectors.joining());
    Files.writeString(file, Files.readString(file) + more);
  }

  private static String escalations() {
    return "escalations:\n"
        + each(
            """
              - id: %1$s
                name: Urgent for %1$s
                steps:
                  - page: [{ person: %2$s }]
                    within: 60m
            """)
        + "routes:\n"
        + each(
            """
              - escalation: %1$s
                services: [%1$s]
            """);
  }

  private static String alerts() {
    return """
    integrations:
      - id: floods
        format: alertmanager
        group-by: [alertname, cluster]
      - id: pages
        format: alertmanager
        group-by: [alertname]
        storm-after: 1000
        impact: high
        urgency: high
        routes:
    """
        + each(
            """
                  - when: { service: %1$s }
                    service: %1$s
            """);
  }

  private static String each(String lines) {
    return IntStream.range(0, SERVICES)
        .mapToObj(it -> lines.formatted(service(it), responder(it)))
        .collect(Collectors.joining());
  }

  static String service(long number) {
    return "service-" + number % SERVICES;
  }

  private static String responder(int number) {
    return "responder" + (char) ('a' + number / 26) + (char) ('a' + number % 26);
  }

  Side side() throws Exception {
    return desk.overSlack();
  }

  @Override
  public String name() {
    return "Deskbell";
  }

  @Override
  public Program program() {
    return desk.program();
  }

  @Override
  public int port() {
    return Sides.port(desk.variables(), "SERVER_PORT");
  }

  @Override
  public Pages pages() {
    return pages;
  }

  @Override
  public byte[] alert(String name, String instance, String service, String startsAt) {
    var body =
        """
        {"version":"4","status":"firing","receiver":"desk","groupKey":"g","truncatedAlerts":0,
         "groupLabels":{},"commonLabels":{},"commonAnnotations":{},"externalURL":"http://monitoring.example",
         "alerts":[{"status":"firing","startsAt":"%s","endsAt":"0001-01-01T00:00:00Z","fingerprint":"%016x",
          "generatorURL":"http://monitoring.example/graph","labels":%s,"annotations":{"summary":"%s is in trouble"}}]}
        """
            .formatted(
                startsAt,
                (name + instance).hashCode() & 0xffff_ffffL,
                Alerts.labels(name, instance, service),
                name);
    var integration = service.isEmpty() ? "floods" : "pages";
    return Wire.post(
        port(),
        "/in/" + integration + "/" + SECRET,
        "Content-Type: application/json\r\n",
        body.getBytes(UTF_8));
  }

  @Override
  public boolean isAtRest() throws SQLException {
    return server.number("desk", "select count(*) from alert_event where not handled") == 0;
  }

  long number(String sql) throws SQLException {
    return server.number("desk", sql);
  }
}
