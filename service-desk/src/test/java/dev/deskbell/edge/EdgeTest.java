package dev.deskbell.edge;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deskbell.web.Endpoint;
import dev.deskbell.web.Request;
import dev.deskbell.web.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.servlet.autoconfigure.HttpEncodingAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.MultipartAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** A real server with the desk's own settings, called over real connections. */
@ExtendWith(OutputCaptureExtension.class)
class EdgeTest {

  private static final int MOST = 1000;
  private static final BlockingQueue<Request> ARRIVED = new LinkedBlockingQueue<>();
  private static ConfigurableApplicationContext server;

  @BeforeAll
  static void start() {
    server =
        new SpringApplicationBuilder(Here.class)
            .logStartupInfo(false)
            .run(
                "--server.port=0",
                "--server.shutdown=immediate",
                "--server.tomcat.connection-timeout=1s",
                "--deskbell.http.longest-body=1s");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void nothingArrived() {
    ARRIVED.clear();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text=a%20b+c~d&payload=%7B%22a%22%3A1%7D\n",
        "\0a\0",
        "%zz=%",
        "=&&=;",
        "\u00ff\u00fe\r\n\r\n",
        ""
      })
  void bytes_arrive_as_they_were_sent(String body) throws Exception {
    var bytes = body.getBytes(ISO_8859_1);
    var sent =
        post("/take/x", bytes).setHeader("Content-Type", "application/x-www-form-urlencoded");
    assertThat(send(sent).statusCode()).isEqualTo(200);
    assertThat(arrived().body()).isEqualTo(bytes);
  }

  @Test
  void a_form_with_files_arrives_as_it_was_sent_too() throws Exception {
    var body = "--b\r\nContent-Disposition: form-data; name=a\r\n\r\nx\r\n--b--".getBytes(UTF_8);
    send(post("/take/x", body).setHeader("Content-Type", "multipart/form-data; boundary=b"));
    assertThat(arrived().body()).isEqualTo(body);
  }

  @Test
  void a_body_in_chunks_arrives_whole() throws Exception {
    var body = "x".repeat(MOST).getBytes(UTF_8);
    var chunked = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
    assertThat(send(to("/take/x").POST(chunked)).statusCode()).isEqualTo(200);
    assertThat(arrived().body()).isEqualTo(body);
  }

  @Test
  void variables_parameters_and_headers_are_decoded() throws Exception {
    send(
        post("/take/caf%C3%A9+%7B%20~?a=1+2&b=%26&a=%zz&c", new byte[0])
            .setHeader("X-Sent", "yes"));
    var request = arrived();
    assertThat(request.variables()).containsEntry("what", "café+{ ~");
    assertThat(request.query().get("a")).containsExactly("1 2", "%zz");
    assertThat(request.query("b")).hasValue("&");
    assertThat(request.query("c")).hasValue("");
    assertThat(request.header("x-sent")).hasValue("yes");
  }

  @Test
  void a_body_that_is_too_long_is_refused_unread() throws Exception {
    assertThat(send(post("/take/x", new byte[MOST + 1])).statusCode()).isEqualTo(413);
    assertThat(send(post("/take/x", new byte[5 << 20])).statusCode()).isEqualTo(413);
    assertThat(ARRIVED).isEmpty();
    assertThat(said("POST /take/x HTTP/1.1\r\nHost: x\r\nContent-Length: 5000000\r\n\r\n"))
        .startsWith("HTTP/1.1 413")
        .contains("Connection: close");
  }

  @Test
  void so_is_one_that_turns_out_too_long() throws Exception {
    var endless = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[5 << 20]));
    assertThat(send(to("/take/x").POST(endless)).statusCode()).isEqualTo(413);
    assertThat(ARRIVED).isEmpty();
  }

  @Test
  void a_body_that_never_ends_is_given_up() throws Exception {
    assertThat(said("POST /take/x HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc"))
        .startsWith("HTTP/1.1 408");
    assertThat(ARRIVED).isEmpty();
  }

  @Test
  void broken_chunks_are_told_so() throws Exception {
    assertThat(said("POST /take/x HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"))
        .startsWith("HTTP/1.1 400")
        .doesNotContain("Tomcat", "html");
    assertThat(ARRIVED).isEmpty();
  }

  @Test
  void others_are_answered_while_a_slow_one_is_read() throws Exception {
    try (var slow = new Socket(InetAddress.getLoopbackAddress(), port())) {
      slow.getOutputStream()
          .write("POST /take/x HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\na".getBytes(UTF_8));
      assertThat(send(post("/take/x", new byte[1])).statusCode()).isEqualTo(200);
      slow.getOutputStream().write("bcdefghij".getBytes(UTF_8));
      assertThat(new String(slow.getInputStream().readNBytes(12), UTF_8)).isEqualTo("HTTP/1.1 200");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/nothing",
        "/take",
        "/take/x/",
        "/take/x/y",
        "//take/x",
        "/error",
        "/take/%zz"
      })
  void elsewhere_is_nothing(String path) throws Exception {
    var answer =
        said(
            "POST "
                + path
                + " HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    assertThat(answer).containsPattern("^HTTP/1.1 (404|400)").doesNotContain("Tomcat", "timestamp");
    assertThat(ARRIVED).isEmpty();
  }

  @Test
  void a_wrong_method_is_told_the_right_ones() throws Exception {
    var answer = send(to("/take/x").GET());
    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("Allow")).hasValue("POST");
    assertThat(send(to("/page").DELETE()).headers().firstValue("Allow")).hasValue("GET, HEAD");
  }

  @Test
  void head_is_get_without_the_page() throws Exception {
    var whole = send(to("/page").GET());
    var head = send(to("/page").method("HEAD", BodyPublishers.noBody()));
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(head.headers().firstValue("Content-Length"))
        .isEqualTo(whole.headers().firstValue("Content-Length"))
        .hasValue("13");
  }

  @Test
  void pages_are_careful_unless_they_say_otherwise() throws Exception {
    var headers = send(to("/page").GET()).headers();
    assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(headers.firstValue("Content-Security-Policy").orElseThrow()).contains("'none'");
    assertThat(headers.firstValue("Cache-Control")).hasValue("max-age=5");
    assertThat(headers.firstValue("Server")).isEmpty();
  }

  @Test
  void outsiders_learn_nothing_about_what_went_wrong(CapturedOutput log) throws Exception {
    var answer = send(to("/broken/s3cret").GET());
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).doesNotContain("Exception", "inner").contains("The log has more");
    var reference = answer.body().replaceAll("(?s).*under (\\w+).*", "$1");
    assertThat(log).containsOnlyOnce(reference).contains("inner").doesNotContain("s3cret");
  }

  @Test
  void the_nearest_address_answers() throws Exception {
    assertThat(send(post("/take/exactly", new byte[0])).body()).isEqualTo("exactly");
  }

  @Test
  void two_endpoints_of_one_address_are_a_defect() {
    var one = Endpoint.get("/a/{b}", _ -> Response.of(200));
    var other = Endpoint.get("/a/{c}", _ -> Response.of(200));
    assertThatThrownBy(() -> new Routes(List.of(one, other))).hasMessageContaining("GET a/{}");
  }

  @Test
  void a_flood_of_bodies_waits_for_memory() throws Exception {
    var big = new byte[8 << 20];
    Arrays.fill(big, (byte) 'x');
    assertThat(send(post("/big", big)).statusCode()).isEqualTo(200);
    var chunked = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(big));
    var client = HttpClient.newHttpClient();
    var all =
        java.util.stream.IntStream.range(0, 6)
            .mapToObj(
                _ -> client.sendAsync(to("/big").POST(chunked).build(), BodyHandlers.ofString()))
            .toList();
    for (var one : all) {
      assertThat(one.get().statusCode()).isIn(200, 503);
    }
    assertThat(send(post("/big", big)).statusCode()).isEqualTo(200);
  }

  private static Request arrived() throws InterruptedException {
    var request = ARRIVED.poll(5, java.util.concurrent.TimeUnit.SECONDS);
    assertThat(request).isNotNull();
    return request;
  }

  private static HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    // A client of its own: one that keeps connections may write to one that was just closed.
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request.build(), BodyHandlers.ofString());
    }
  }

  private static HttpRequest.Builder post(String path, byte[] body) {
    return to(path).POST(BodyPublishers.ofByteArray(body));
  }

  private static HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(
            URI.create("http://127.0.0.1:" + port() + path.replace("%zz", "%25zz")))
        .timeout(Duration.ofSeconds(20));
  }

  /** What comes back for these bytes until the server hangs up. */
  private static String said(String words) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(words.getBytes(ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }
  }

  private static int port() {
    var web = ((ServletWebServerApplicationContext) server).getWebServer();
    return java.util.Objects.requireNonNull(web).getPort();
  }

  /** Nothing that a scan would find. */
  @ImportAutoConfiguration({
    TomcatServletWebServerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    ErrorMvcAutoConfiguration.class,
    HttpEncodingAutoConfiguration.class,
    MultipartAutoConfiguration.class
  })
  @Import(EdgeConfiguration.class)
  static class Here {
    @Bean
    Endpoint take() {
      return Endpoint.post(
          "/take/{what}",
          MOST,
          it -> {
            ARRIVED.add(it);
            return Response.of(200);
          });
    }

    @Bean
    Endpoint exactly() {
      return Endpoint.post("/take/exactly", MOST, _ -> Response.text(200, "exactly"));
    }

    @Bean
    Endpoint big() {
      return Endpoint.post("/big", 9 << 20, it -> Response.text(200, "" + it.body().length));
    }

    @Bean
    Endpoint page() {
      return Endpoint.get(
          "/page", _ -> Response.html(200, "<p>A page</p>").with("Cache-Control", "max-age=5"));
    }

    @Bean
    Endpoint broken() {
      return Endpoint.get(
          "/broken/{secret}",
          _ -> {
            throw new IllegalStateException("inner");
          });
    }
  }
}
