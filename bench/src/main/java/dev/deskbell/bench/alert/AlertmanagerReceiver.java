package dev.deskbell.bench.alert;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import dev.deskbell.bench.load.Program;
import dev.deskbell.bench.load.Wire;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;

/** Prometheus' Alertmanager, which waits for no group and tells a webhook of Slack's. */
final class AlertmanagerReceiver implements Receiver, AutoCloseable {
  /** As Debian installs it. */
  static final Path PROGRAM = Path.of("/usr/bin/prometheus-alertmanager");

  private final Program program;
  private final int port;
  private final HttpServer slack;
  private final Pages pages;

  private AlertmanagerReceiver(Program program, int port, HttpServer slack, Pages pages) {
    this.program = program;
    this.port = port;
    this.slack = slack;
    this.pages = pages;
  }

  static AlertmanagerReceiver start() throws IOException {
    var pages = new Pages();
    var slack = slack(pages);
    var folder = Files.createTempDirectory("bench-alertmanager");
    var file = folder.resolve("alertmanager.yml");
    Files.writeString(
        file,
        """
        route: { receiver: people, group_by: ['...'], group_wait: 0s, group_interval: 1s, repeat_interval: 4h }
        receivers:
          - name: people
            slack_configs:
              - api_url: http://127.0.0.1:%d/hook
                channel: '#incidents'
                text: '{{ .CommonAnnotations.summary }}'
        """
            .formatted(slack.getAddress().getPort()));
    var port = Program.freePort();
    var program =
        Program.start(
                List.of(
                    PROGRAM.toString(),
                    "--config.file=" + file,
                    "--storage.path=" + folder,
                    "--web.listen-address=127.0.0.1:" + port,
                    "--cluster.listen-address=",
                    "--log.level=error"),
                folder,
                Map.of())
            .listens(port);
    return new AlertmanagerReceiver(program, port, slack, pages);
  }

  /** A webhook as our fake of Slack answers it. */
  private static HttpServer slack(Pages pages) throws IOException {
    var slack = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    slack.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    slack.createContext(
        "/hook",
        exchange -> {
          try (exchange) {
            pages.arrives(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write("ok".getBytes(UTF_8));
          }
        });
    slack.start();
    return slack;
  }

  @Override
  public String name() {
    return "Alertmanager";
  }

  @Override
  public Program program() {
    return program;
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public Pages pages() {
    return pages;
  }

  @Override
  public byte[] alert(String name, String instance, String service, String startsAt) {
    var body =
        "[{\"startsAt\":\"%s\",\"generatorURL\":\"http://monitoring.example/graph\",\"labels\":%s,\"annotations\":{\"summary\":\"%s is in trouble\"}}]"
            .formatted(startsAt, Alerts.labels(name, instance, service), name);
    return Wire.post(
        port, "/api/v2/alerts", "Content-Type: application/json\r\n", body.getBytes(UTF_8));
  }

  @Override
  public boolean isAtRest() {
    return true;
  }

  @Override
  public void close() throws IOException {
    program.close();
    slack.stop(0);
  }
}
