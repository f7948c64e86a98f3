package dev.deskbell.desk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.Deskbell;
import dev.deskbell.testing.TestDatabase;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A monitoring system calls the whole desk over HTTP. */
class AlertsInTest {
  private static final String ALERT =
      """
      {"alerts": [{"status": "firing", "fingerprint": "f1", "startsAt": "2026-11-17T08:00:00Z",
        "labels": {"alertname": "DiskFull"}, "annotations": {"summary": "The disk is full"}}]}
      """;

  @TempDir private Path folder;

  @Test
  void what_is_accepted_becomes_an_incident_by_itself() throws Exception {
    try (var desk =
            SpringApplication.run(
                Deskbell.class,
                "--DATABASE_URL=" + TestDatabase.freshUrl(),
                "--DESKBELL_DATA=" + folder,
                "--DESKBELL_CONSOLE=off",
                "--server.port=0",
                "--management.server.port=0");
        var client = HttpClient.newHttpClient()) {
      var db = desk.getBean(JdbcClient.class);
      db.sql("insert into alert_address values ('prometheus', :digest, now())")
          .param("digest", MessageDigest.getInstance("SHA-256").digest("s3cret".getBytes(UTF_8)))
          .update();
      var port = desk.getEnvironment().getProperty("local.server.port");
      var address = "http://127.0.0.1:" + port + "/in/prometheus/";
      assertThat(post(client, address + "wrong")).isEqualTo(404);
      assertThat(post(client, address + "s3cret")).isEqualTo(202);
      Awaitility.await()
          .atMost(Duration.ofSeconds(10))
          .until(() ->
              db.sql("select title from ticket")
                  .query(String.class)
                  .list()
                  .contains("The disk is full"));
    }
  }

  private static int post(HttpClient client, String address) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(address)).POST(BodyPublishers.ofString(ALERT)).build();
    return client.send(request, BodyHandlers.ofString()).statusCode();
  }
}
