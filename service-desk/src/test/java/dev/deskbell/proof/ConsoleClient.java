package dev.deskbell.proof;

import dev.deskbell.start.Program;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The console of a running desk, as the pages of everybody who lives there use it. */
final class ConsoleClient implements AutoCloseable {
  static final JsonMapper JSON = JsonMapper.shared();

  private static final Pattern LINK = Pattern.compile("http://\\S+/\\?token=\\S+");
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int PAGE = 50;

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI desk;
  private final String cookie;

  private ConsoleClient(URI link) throws IOException, InterruptedException {
    this.desk = link.resolve("/");
    var admitted = http.send(HttpRequest.newBuilder(link).build(), BodyHandlers.discarding());
    this.cookie = admitted.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
  }

  /** By the link in its log. */
  static ConsoleClient of(Program program) throws IOException, InterruptedException {
    var link = LINK.matcher(program.output());
    if (!link.find()) {
      throw new AssertionError("no link in the log:\n" + program.output());
    }
    return new ConsoleClient(URI.create(link.group()));
  }

  /** A request that can be repeated word by word: its body carries its own name. */
  record Request(String who, String deed, ObjectNode body) {}

  static Request says(String who, String room, String words) {
    return new Request(who, "say", named().put("room", room).put("words", words));
  }

  static Request presses(String who, String call) {
    return new Request(who, "press", named().put("room", "general").put("call", call));
  }

  static Request submits(String who, JsonNode form, ObjectNode answers) {
    var body = named().put("room", "general").put("call", form.path("call").asString());
    return new Request(who, "submit", body.set("answers", answers));
  }

  static ObjectNode named() {
    return JSON.createObjectNode().put("id", UUID.randomUUID().toString());
  }

  /** The desk's reply. */
  JsonNode ask(Request request) throws IOException, InterruptedException {
    var response = tryAsk(request);
    if (response.statusCode() != 200) {
      throw new AssertionError(request + " is answered " + response.statusCode() + response.body());
    }
    return JSON.readTree(response.body());
  }

  HttpResponse<String> tryAsk(Request request) throws IOException, InterruptedException {
    // Half a character can only travel escaped, as browsers do it.
    var json = JSON.writer().with(JsonWriteFeature.ESCAPE_NON_ASCII);
    return post(
        "/api/as/" + request.who() + "/" + request.deed(), json.writeValueAsString(request.body()));
  }

  HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
    return send(
        to(path)
            .header("Content-Type", "application/json")
            .header("Origin", desk.toString().replaceFirst("/$", ""))
            .POST(BodyPublishers.ofString(body)));
  }

  /** Everything that stands in a room or thread, oldest first, as this person sees it. */
  List<JsonNode> sees(String who, String room, @Nullable Long thread)
      throws IOException, InterruptedException {
    var path = "/api/as/" + who + "/rooms/" + URLEncoder.encode(room, StandardCharsets.UTF_8);
    var all = new ArrayList<JsonNode>();
    var before = Long.MAX_VALUE;
    List<JsonNode> page;
    do {
      var query = (thread == null ? "" : "/" + thread) + "?before=" + before;
      page = get(path + query).path("messages").valueStream().toList();
      all.addAll(0, page);
      before = page.isEmpty() ? before : page.getFirst().path("id").asLong();
    } while (page.size() == PAGE);
    return all;
  }

  JsonNode get(String path) throws IOException, InterruptedException {
    var response = send(to(path));
    if (response.statusCode() != 200) {
      throw new AssertionError(path + " is answered " + response.statusCode() + response.body());
    }
    return JSON.readTree(response.body());
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(desk.resolve(path)).timeout(PATIENCE).header("Cookie", cookie);
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return http.send(request.build(), BodyHandlers.ofString());
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
