package dev.deskbell.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.deskbell.slack.fake.HttpLink;
import dev.deskbell.testing.Canary;
import dev.deskbell.testing.TestDatabase;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** With nothing configured, from the first start through a kill to another machine. */
class EmbeddedDeskTest {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @TempDir private Path folder;

  @Test
  void a_killed_desk_finds_everything_again_and_moves_to_another_folder() throws Exception {
    var here = Program.on(folder.resolve("a desk"));
    var file = folder.resolve("all.backup").toString();
    try (var first = Program.start(here).serves()) {
      remember("kept");
      assertThat(get(first, "/actuator/health").body()).isEqualTo("{\"status\":\"UP\"}");
      assertThat(get(first, "/actuator/health/liveness").statusCode()).isEqualTo(200);
      assertThat(get(first, "/actuator/health/readiness").statusCode()).isEqualTo(200);
      assertThat(get(first, "/actuator/metrics").statusCode()).isEqualTo(404);
      first.isKilled();
    }
    try (var again = Program.start(here).serves()) {
      assertThat(again.output()).contains("outlived its desk", "Everything is kept");
      assertThat(remembered("a desk")).isEqualTo("kept");
      twoAtOnceAreRefused();
      assertThat(said("a desk", "backup", file)).contains("rows of");
      assertThat(again.output()).doesNotContain(password("a desk"));
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(Path.of(file))))
          .isEqualTo("rw-------");
      again.stops();
    }
    assertThat(folder.resolve("a desk/postgres/postmaster.pid")).doesNotExist();
    assertThat(said("new desk", "restore", file)).contains("rows of", "another key");
    assertThat(said("new desk", "restore", file)).contains("There is already something in");
  }

  @Test
  void while_no_platform_is_reached_it_starts_and_hears_and_has_no_console_unless_asked_for()
      throws Exception {
    var settings = new HashMap<>(Map.of("DATABASE_URL", TestDatabase.freshUrl()));
    settings.put("DESKBELL_DATA", folder.toString());
    settings.put("SLACK_BOT_TOKEN", "xoxb-" + Canary.WORD);
    settings.put("SLACK_SIGNING_SECRET", Canary.WORD);
    settings.put("SLACK_API_URL", "http://127.0.0.1:1/");
    settings.put("DISCORD_BOT_TOKEN", "MTA.Gx." + Canary.WORD);
    settings.put("DISCORD_API_URL", "http://127.0.0.1:1/");
    settings.put("DISCORD_GATEWAY_URL", "ws://127.0.0.1:1/");
    try (var desk = Program.start(settings).serves()) {
      assertThat(desk.output()).doesNotContain("ERROR", "\tat ");
      // On a slow machine the first answer may be too late for Slack, and be said not to have
      // reached anybody; a repetition is answered alike.
      var words = "incident declare \"The shop is down\" impact:low urgency:low";
      await().atMost(PATIENCE).until(() -> slackSays(desk, words).contains("INC-1"));
      assertThat(desk.output().lines().filter(it -> it.contains("ERROR")))
          .allMatch(it -> it.contains("SlackWhispers"));
      assertThat(desk.output()).doesNotContain("token=");
    }
    settings.keySet().removeIf(it -> it.startsWith("DISCORD"));
    settings.put("DESKBELL_CONSOLE", "on");
    try (var desk = Program.start(settings).serves()) {
      assertThat(desk.says("token=").output()).doesNotContain("ERROR");
    }
  }

  private static String slackSays(Program desk, String words) throws IOException {
    var address = URI.create("http://127.0.0.1:" + desk.port() + "/slack/events");
    var slack = new HttpLink(address, Canary.WORD, Clock.systemUTC());
    var body =
        "team_id=T0VILLAGE&channel_id=C0GENERAL&channel_name=general&user_id=U0ANA&user_name=ana"
            + "&command=%2Fdesk&api_app_id=A0DESKBELL&trigger_id=1.1&is_enterprise_install=false"
            + "&response_url=http%3A%2F%2F127.0.0.1%3A1%2F&text="
            + URLEncoder.encode(words, StandardCharsets.UTF_8);
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    return slack
        .sends(slack.signed("application/x-www-form-urlencoded", bytes, slack.now()))
        .body();
  }

  private void twoAtOnceAreRefused() throws IOException, InterruptedException {
    try (var second = Program.start(Program.on(folder.resolve("a desk")))) {
      assertThat(second.ends()).isNotZero();
      assertThat(second.output())
          .contains("Another desk is running on")
          .doesNotContain("Exception");
    }
  }

  private String said(String desk, String... words) throws IOException, InterruptedException {
    try (var program = Program.start(Program.on(folder.resolve(desk)), words)) {
      program.ends();
      assertThat(program.output().strip()).hasLineCount(1);
      return program.output();
    }
  }

  private void remember(String word) throws IOException {
    open("a desk")
        .sql(
            """
            insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)
            values (:word, '', '9999-01-01', false, 1)
            """)
        .param("word", word)
        .update();
  }

  private String remembered(String desk) throws IOException {
    return open(desk)
        .sql("select task_name from scheduled_tasks where execution_time = '9999-01-01'")
        .query(String.class)
        .single();
  }

  private JdbcClient open(String desk) throws IOException {
    var data = folder.resolve(desk);
    var port = Files.readAllLines(data.resolve("postgres/postmaster.pid")).get(3).strip();
    var url = "jdbc:postgresql://127.0.0.1:" + port + "/deskbell";
    return JdbcClient.create(new DriverManagerDataSource(url, "postgres", password(desk)));
  }

  private String password(String desk) throws IOException {
    return Files.readString(folder.resolve(desk).resolve("postgres.password")).strip();
  }

  private static HttpResponse<String> get(Program program, String path)
      throws IOException, InterruptedException {
    try (var client = HttpClient.newHttpClient()) {
      var address = URI.create("http://localhost:" + program.port() + path);
      return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    }
  }
}
