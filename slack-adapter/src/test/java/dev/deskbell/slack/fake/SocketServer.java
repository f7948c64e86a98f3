package dev.deskbell.slack.fake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** Socket Mode: the app comes to Slack, and is told through any one of its connections. */
public final class SocketServer implements AppLink, AutoCloseable {
  private static final int MOST_CONNECTIONS = 10;

  private final ServerSocket server;
  private final List<SocketConnection> open = new CopyOnWriteArrayList<>();
  private final Map<String, CompletableFuture<Answer>> waiting = new ConcurrentHashMap<>();
  private final Set<String> tickets = ConcurrentHashMap.newKeySet();
  private final AtomicInteger count = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();
  private final AtomicInteger everOpened = new AtomicInteger();
  private volatile Duration patience = Duration.ofSeconds(3);

  SocketServer() {
    try {
      server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
    Thread.startVirtualThread(this::accepts);
  }

  /** An address that opens one connection, as {@code apps.connections.open} gives it. */
  String ticket() {
    if (open.size() >= MOST_CONNECTIONS) {
      throw new SlackError("too_many_websockets");
    }
    var ticket = "ticket-" + count.incrementAndGet();
    tickets.add(ticket);
    return "ws://127.0.0.1:" + server.getLocalPort() + "/link/?ticket=" + ticket + "&app_id=x";
  }

  private void accepts() {
    while (!server.isClosed()) {
      try {
        var socket = server.accept();
        Thread.startVirtualThread(() -> new SocketConnection(socket, this).serves());
      } catch (IOException _) {
        return;
      }
    }
  }

  boolean admits(String ticket) {
    return tickets.remove(ticket);
  }

  void opened(SocketConnection connection) {
    open.add(connection);
    most.accumulateAndGet(open.size(), Math::max);
    everOpened.incrementAndGet();
    connection.sends(
        Json.object()
            .put("type", "hello")
            .put("num_connections", open.size())
            .set("connection_info", Json.object().put("app_id", FakeSlack.APP)));
  }

  void closed(SocketConnection connection) {
    open.remove(connection);
  }

  void acknowledged(String message) {
    var ack = Json.read(message);
    var asked = waiting.remove(Json.text(ack, "envelope_id"));
    if (asked != null) {
      var payload = ack.path("payload");
      asked.complete(new Answer(200, payload.isMissingNode() ? "" : written(payload)));
    }
  }

  private static String written(tools.jackson.databind.JsonNode payload) {
    return payload.isString() ? payload.asString() : payload.toString();
  }

  /** For tests that wait for less than three seconds, or on a machine that has much to do. */
  public void waits(Duration shorter) {
    patience = shorter;
  }

  /** How many connections the app has open. */
  public int connections() {
    return open.size();
  }

  /** How many there have been. */
  public int everOpened() {
    return everOpened.get();
  }

  /** How many were open together. */
  public int mostAtOnce() {
    return most.get();
  }

  @Override
  public Answer tells(Envelope envelope) {
    var connections = List.copyOf(open);
    if (connections.isEmpty()) {
      return Answer.NONE;
    }
    var any = connections.get(ThreadLocalRandom.current().nextInt(connections.size()));
    var answer = new CompletableFuture<Answer>();
    waiting.put(envelope.id(), answer);
    any.sends(
        Json.object()
            .put("envelope_id", envelope.id())
            .put("type", envelope.kind().name().toLowerCase(Locale.ROOT))
            .put("accepts_response_payload", envelope.kind() != Envelope.Kind.EVENTS_API)
            .put("retry_attempt", envelope.retry())
            .put("retry_reason", envelope.retryReason())
            .set("payload", envelope.payload()));
    return within(answer);
  }

  private Answer within(CompletableFuture<Answer> answer) {
    try {
      return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException _) {
      return Answer.NONE;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Answer.NONE;
    }
  }

  /** As Slack does every few hours: the app is to come back, and this connection ends. */
  public void refreshes() {
    for (var connection : open) {
      connection.sends(Json.object().put("type", "disconnect").put("reason", "refresh_requested"));
      Thread.startVirtualThread(connection::endsSoon);
    }
  }

  /** All connections break without a word. */
  public void breaks() {
    open.forEach(SocketConnection::breaks);
  }

  /** All connections stay open, and nothing is heard on them any more. */
  public void stalls() {
    open.forEach(SocketConnection::stalls);
    open.clear();
  }

  @Override
  public void close() {
    breaks();
    try {
      server.close();
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }
}
