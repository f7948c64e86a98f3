package dev.deskbell.console;

import dev.deskbell.chat.Conversation;
import dev.deskbell.testing.TestDatabase;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The console on a database of its own, and a page's way to it. */
final class Stage implements AutoCloseable {
  static final String TOKEN = "a-token-for-tests-only";
  static final JsonMapper JSON = JsonMapper.shared();

  final DataSource database;
  final ScriptedDesk desk;
  final Keeping keeping;
  final ConsolePlatform platform;
  final ConsoleServer server;
  private final HttpClient http = HttpClient.newHttpClient();

  Stage() {
    this(TestDatabase.fresh(), new ScriptedDesk(), 0);
  }

  Stage(DataSource database, ScriptedDesk desk, int port) {
    this(database, desk, desk, new Village(), it -> it, Clock.systemUTC(), port);
    desk.speaksThrough(platform);
  }

  /**
   * @param breaking what happens to transactions on their way
   */
  Stage(
      DataSource database,
      ScriptedDesk desk,
      Conversation conversation,
      Residents residents,
      UnaryOperator<TransactionOperations> breaking,
      Clock clock,
      int port) {
    this.database = database;
    this.desk = desk;
    var transaction = new TransactionTemplate(new JdbcTransactionManager(database));
    keeping = Keeping.in(JdbcClient.create(database), breaking.apply(transaction));
    platform = new ConsolePlatform(residents, keeping, clock);
    var settings = new ConsoleSettings("127.0.0.1", port, TOKEN, List.of());
    var api = new Api(conversation, residents, keeping, JSON, clock);
    server = new ConsoleServer(settings, residents, keeping, api, JSON);
    server.start();
  }

  @Override
  public void close() {
    server.stop();
  }

  URI at(String path) {
    return URI.create("http://127.0.0.1:" + server.port() + path);
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(at(path)).header("Cookie", "deskbell-console-0=" + TOKEN);
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException | InterruptedException lost) {
      throw new IllegalStateException(lost);
    }
  }

  HttpResponse<String> tryGet(String path) {
    return send(request(path));
  }

  JsonNode get(String path) {
    return ok(tryGet(path));
  }

  HttpResponse<String> tryPost(String path, ObjectNode body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .header("Origin", "http://127.0.0.1:" + server.port())
            .POST(BodyPublishers.ofString(written(body))));
  }

  /** Half a character can only travel escaped, as browsers do it. */
  private static String written(ObjectNode body) {
    return JSON.writer().with(JsonWriteFeature.ESCAPE_NON_ASCII).writeValueAsString(body);
  }

  JsonNode post(String path, ObjectNode body) {
    return ok(tryPost(path, body));
  }

  JsonNode attach(String user, String name, byte[] bytes) {
    var path = "/api/as/" + user + "/files?name=" + URLEncoder.encode(name, StandardCharsets.UTF_8);
    return ok(
        send(
            request(path)
                .header("Content-Type", "text/plain")
                .header("Origin", "http://127.0.0.1:" + server.port())
                .POST(BodyPublishers.ofByteArray(bytes))));
  }

  /** What one person sees in a room. */
  List<JsonNode> seen(String user, String room) {
    return get("/api/as/" + user + "/rooms/" + encoded(room))
        .path("messages")
        .valueStream()
        .toList();
  }

  static String encoded(String part) {
    return URLEncoder.encode(part, StandardCharsets.UTF_8);
  }

  static ObjectNode said(String id, String room, String words) {
    return Drawing.object().put("id", id).put("room", room).put("words", words);
  }

  private static JsonNode ok(HttpResponse<String> answer) {
    if (answer.statusCode() != 200) {
      throw new AssertionError(answer.statusCode() + " " + answer.body());
    }
    return JSON.readTree(answer.body());
  }
}
