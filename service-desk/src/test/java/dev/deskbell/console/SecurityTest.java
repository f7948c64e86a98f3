package dev.deskbell.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecurityTest {
  private final Stage stage = new Stage();

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void nothing_is_told_without_the_token() {
    for (var path :
        new String[] {"/", "/main.js", "/api/people", "/?token=wrong-token-wrong-token"}) {
      var answer = stage.send(HttpRequest.newBuilder(stage.at(path)));
      assertThat(answer.statusCode()).isEqualTo(401);
      assertThat(answer.body()).contains("link").doesNotContain("ana");
    }
  }

  @Test
  void the_link_becomes_a_cookie_that_scripts_and_other_sites_cannot_use() {
    var answer = stage.send(HttpRequest.newBuilder(stage.server.link()));
    assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow())
        .contains(Stage.TOKEN, "HttpOnly", "SameSite=Strict");
    assertThat(answer.body()).doesNotContain(Stage.TOKEN);
    assertThat(stage.tryGet("/").body()).contains("<title>Deskbell</title>");
  }

  @Test
  void no_page_may_run_scripts_of_others() {
    var policy = stage.tryGet("/").headers().firstValue("Content-Security-Policy").orElseThrow();
    assertThat(policy)
        .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'");
    assertThat(policy).doesNotContain("unsafe");
    assertThat(stage.tryGet("/").headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example",
        "127.0.0.1.evil.example",
        "localhost.evil.example:80",
        "",
        "127.0.0.1\r\nHost: evil"
      })
  void other_names_are_refused(String host) throws IOException {
    assertThat(raw("GET /api/people", "Host: " + host))
        .doesNotContain(" 200 ")
        .doesNotContain("ana");
  }

  @Test
  void its_own_names_are_accepted() throws IOException {
    for (var host : new String[] {"localhost", "LOCALHOST:8090", "127.0.0.1:1", "[::1]:8090"}) {
      assertThat(raw("GET /api/people", "Host: " + host)).contains(" 200 ");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-Forwarded-For: 10.0.0.1",
        "Forwarded: for=10.0.0.1",
        "X-Forwarded-Host: x",
        "Via: 1.1 proxy"
      })
  void forwarded_requests_are_refused(String header) throws IOException {
    assertThat(raw("GET /api/people", "Host: localhost", header)).contains(" 403 ");
  }

  @Test
  void deeds_need_a_page_of_the_consoles_own() {
    for (var origin : new String[] {"https://evil.example", "null", "http://127.0.0.1:1"}) {
      assertThat(say(origin)).isEqualTo(403);
    }
    assertThat(say("http://127.0.0.1:" + stage.server.port())).isEqualTo(200);
    var without =
        stage
            .request("/api/as/ana/say")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(Stage.said("request-1", "general", "x").toString()));
    assertThat(stage.send(without).statusCode()).isEqualTo(403);
  }

  private int say(String origin) {
    var request =
        stage
            .request("/api/as/ana/say")
            .header("Content-Type", "application/json")
            .header("Origin", origin)
            .POST(BodyPublishers.ofString(Stage.said("request-1", "general", "x").toString()));
    return stage.send(request).statusCode();
  }

  @Test
  void nobody_reads_or_touches_what_is_anothers() {
    stage.post("/api/as/ravi/say", Stage.said("request-1", "network", "a secret"));
    var id = stage.seen("ravi", "network").getFirst().path("id").asString();
    assertThat(stage.tryGet("/api/as/ana/rooms/network").statusCode()).isEqualTo(404);
    assertThat(stage.tryGet("/api/as/ana/rooms/general/" + id).statusCode()).isEqualTo(404);
    assertThat(stage.get("/api/as/ana").toString()).doesNotContain("network");
    var base = "/api/as/ana/";
    var body = Drawing.object().put("id", "request-2").put("words", "x").put("emoji", "eyes");
    body.put("call", "incident.declare|").put("message", Long.parseLong(id)).put("room", "network");
    for (var deed : new String[] {"edit", "remove", "react"}) {
      assertThat(stage.tryPost(base + "messages/" + id + "/" + deed, body).statusCode())
          .isEqualTo(404);
    }
    for (var deed :
        new String[] {"say", "press", "shortcut", "submit", "lookup", "suggest", "read"}) {
      assertThat(stage.tryPost(base + deed, body).statusCode()).as(deed).isEqualTo(404);
    }
    stage.post("/api/as/ravi/say", Stage.said("request-3", "general", "public"));
    var ravis = stage.seen("ana", "general").getFirst().path("id").asString();
    assertThat(stage.tryPost(base + "messages/" + ravis + "/edit", body).statusCode())
        .isEqualTo(403);
    assertThat(stage.desk.heard).isEmpty();
  }

  @Test
  void nobody_sends_a_file_that_is_anothers() {
    var file =
        stage
            .attach("ravi", "secret.txt", "secret".getBytes(StandardCharsets.UTF_8))
            .path("id")
            .asString();
    assertThat(stage.tryGet("/api/as/ana/files/" + file).statusCode()).isEqualTo(404);
    var said = Stage.said("request-1", "general", "look");
    said.putArray("files").add(file);
    stage.post("/api/as/ana/say", said);
    assertThat(stage.tryGet("/api/as/ana/files/" + file).statusCode()).isEqualTo(404);
  }

  @Test
  void a_file_is_never_a_page() {
    var file =
        stage.attach(
            "ana", "page.html", "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8));
    var answer = stage.tryGet("/api/as/ana/files/" + file.path("id").asString());
    assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow())
        .startsWith("attachment");
    assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
        .startsWith("sandbox");
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
  }

  @Test
  void strangers_are_nobody() {
    assertThat(stage.tryGet("/api/as/mallory").statusCode()).isEqualTo(404);
    assertThat(stage.tryGet("/api/as/..%2Fana").statusCode()).isEqualTo(404);
    assertThat(stage.tryGet("/..%2f..%2fetc/passwd").statusCode()).isEqualTo(404);
  }

  private String raw(String line, String... headers) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), stage.server.port())) {
      var request =
          line
              + " HTTP/1.1\r\n"
              + String.join("\r\n", headers)
              + "\r\nCookie: deskbell-console-0="
              + Stage.TOKEN
              + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
