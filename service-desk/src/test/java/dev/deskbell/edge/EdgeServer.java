package dev.deskbell.edge;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.web.Endpoint;
import dev.deskbell.web.Request;
import dev.deskbell.web.Response;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
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
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.servlet.autoconfigure.HttpEncodingAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.MultipartAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** A real server with the desk's own settings, but for its patience, called over connections. */
final class EdgeServer implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {
  static final int MOST = 1000;
  static final BlockingQueue<Request> ARRIVED = new LinkedBlockingQueue<>();
  private static @Nullable ConfigurableApplicationContext server;

  @Override
  public void beforeAll(ExtensionContext context) {
    server =
        new SpringApplicationBuilder(Here.class)
            .logStartupInfo(false)
            .run(
                "--server.port=0",
                "--server.shutdown=immediate",
                "--server.tomcat.connection-timeout=1s",
                "--deskbell.http.longest-body=1s");
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    ARRIVED.clear();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    running().close();
  }

  private static ConfigurableApplicationContext running() {
    return Objects.requireNonNull(server);
  }

  static Request arrived() throws InterruptedException {
    var request = ARRIVED.poll(1, TimeUnit.MINUTES);
    assertThat(request).isNotNull();
    return request;
  }

  static HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    // A client of its own: one that keeps connections may write to one that was just closed.
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request.build(), BodyHandlers.ofString());
    }
  }

  static HttpRequest.Builder post(String path, byte[] body) {
    return to(path).POST(BodyPublishers.ofByteArray(body));
  }

  static HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(
            URI.create("http://127.0.0.1:" + port() + path.replace("%zz", "%25zz")))
        .timeout(Duration.ofSeconds(20));
  }

  /** What comes back for these bytes until the server hangs up. */
  static String said(String words) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(words.getBytes(ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }
  }

  static int port() {
    var web = ((ServletWebServerApplicationContext) running()).getWebServer();
    return Objects.requireNonNull(web).getPort();
  }

  static MeterRegistry registry() {
    return running().getBean(MeterRegistry.class);
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
    Endpoint fatal() {
      return Endpoint.get(
          "/fatal",
          _ -> {
            throw new NoClassDefFoundError("for the test");
          });
    }

    @Bean
    MeterRegistry meters() {
      return new SimpleMeterRegistry();
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
