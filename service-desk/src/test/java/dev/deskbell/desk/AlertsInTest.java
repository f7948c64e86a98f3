package dev.deskbell.desk;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.Deskbell;
import dev.deskbell.testing.Canary;
import dev.deskbell.testing.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Monitoring systems, and whoever pretends to be one, call the whole desk over HTTP. */
class AlertsInTest {
  @TempDir private static Path folder;
  private static ConfigurableApplicationContext desk;
  private static JdbcClient db;

  @BeforeAll
  static void starts() throws Exception {
    desk =
        SpringApplication.run(
            Deskbell.class,
            "--DATABASE_URL=" + TestDatabase.freshUrl(),
            "--DESKBELL_DATA=" + folder,
            "--DESKBELL_CONSOLE=off",
            "--server.port=0",
            "--management.server.port=0");
    db = desk.getBean(JdbcClient.class);
    db.sql("insert into alert_address values ('prometheus', :digest, now())")
        .param("digest", MessageDigest.getInstance("SHA-256").digest(Canary.WORD.getBytes(UTF_8)))
        .update();
  }

  @AfterAll
  static void ends() {
    desk.close();
  }

  private static byte[] alert(String key, String summary) {
    return """
    {"alerts": [{"status": "firing", "fingerprint": "%s", "startsAt": "2026-11-17T08:00:00Z",
      "labels": {"alertname": "%s"}, "annotations": {"summary": "%s"}}]}
    """
        .formatted(key, key, summary)
        .getBytes(UTF_8);
  }

  private static List<String> titles() {
    return db.sql("select title from ticket").query((row, _) -> row.getString("title")).list();
  }

  private static void becomes(String title) {
    Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> titles().contains(title));
  }

  @Test
  void what_is_accepted_becomes_an_incident_by_itself() throws Exception {
    assertThat(posts("wrong", alert("DiskFull", "The disk is full"))).isEqualTo(404);
    assertThat(posts(Canary.WORD, alert("DiskFull", "The disk is full"))).isEqualTo(202);
    becomes("The disk is full");
  }

  @ParameterizedTest
  @MethodSource("unreadable")
  void what_can_not_be_read_is_refused_and_leaves_nothing(byte[] body, String header)
      throws Exception {
    var before = arrived();
    assertThat(posts(Canary.WORD, body, header)).isEqualTo(400);
    assertThat(arrived()).isEqualTo(before);
  }

  private static int arrived() {
    return db.sql("select count(*) from alert_event").query(Integer.class).single();
  }

  static Stream<Arguments> unreadable() throws IOException {
    var nested = "{\"alerts\":".repeat(100_000).getBytes(UTF_8);
    var brokenLetter = alert("k", "x\u00ff\u00fex");
    return Stream.of(
        unreadable("nothing", new byte[0], ""),
        unreadable("half of it", "{\"alerts\": [{".getBytes(UTF_8), ""),
        unreadable("no UTF-8", new String(brokenLetter, UTF_8).getBytes(ISO_8859_1), ""),
        unreadable("zeros", new byte[10_000], ""),
        unreadable("nested without end", nested, ""),
        unreadable("a bomb", bomb(), "Content-Encoding: gzip\r\n"));
  }

  private static Arguments unreadable(String name, byte[] body, String header) {
    return Arguments.of(Named.of(name, body), header);
  }

  /** A hundred megabytes in a tenth of one. */
  private static byte[] bomb() throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      for (var count = 0; count < 100; count++) {
        gzip.write(new byte[1 << 20]);
      }
    }
    return packed.toByteArray();
  }

  @Test
  void halves_of_letters_and_nul_keep_no_alert_from_being_one() throws Exception {
    var hostile = "Half \\ud83d and \\ude00 of a letter, \\u0000 and \\u202Eback";
    assertThat(posts(Canary.WORD, alert("Half\\ud83d\\u0000", hostile))).isEqualTo(202);
    becomes("Half \uFFFD and \uFFFD of a letter,  and back");
  }

  private static int posts(String secret, byte[] body) throws IOException {
    return posts(secret, body, "");
  }

  /** Who is refused for now sends it again, as monitoring does. */
  private static int posts(String secret, byte[] body, String header) throws IOException {
    var status = posted(secret, body, header);
    for (var again = 0; again < 5 && status == 503; again++) {
      status = posted(secret, body, header);
    }
    return status;
  }

  /** Bytes as they are, which no client would send. */
  private static int posted(String secret, byte[] body, String header) throws IOException {
    var port = desk.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(20_000);
      var head =
          "POST /in/prometheus/"
              + secret
              + " HTTP/1.1\r\nHost: desk\r\nConnection: close\r\n"
              + header
              + "Content-Length: "
              + body.length
              + "\r\n\r\n";
      socket.getOutputStream().write(head.getBytes(UTF_8));
      socket.getOutputStream().write(body);
      var answer = new String(socket.getInputStream().readAllBytes(), UTF_8);
      assertThat(answer).startsWith("HTTP/1.1 ").doesNotContain("Exception", "jackson");
      return Integer.parseInt(answer.substring(9, 12));
    }
  }
}
