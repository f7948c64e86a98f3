package dev.deskbell.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.deskbell.chat.Place;
import dev.deskbell.discord.DiscordStage;
import dev.deskbell.discord.fake.FakeDiscord;
import dev.deskbell.discord.fake.PersonPlayer;
import dev.deskbell.slack.fake.FakeSlack;
import dev.deskbell.start.Program;
import dev.deskbell.testing.Canary;
import dev.deskbell.testing.TestDatabase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * A desk whose every credential carries the canary, or has been made by the desk itself, asked for
 * whatever it says to anybody: neither an answer, nor a metric, nor the log, nor a backup shows it.
 */
class SecretsTest {
  /** The console's is part of the link that the log shows once, so it is a word of its own. */
  private static final String CONSOLE = "console-c0de-" + "5e".repeat(8);

  /** What an administrator has the desk make, or gives it, and what of the answer is secret. */
  private static final Map<String, Pattern> MADE =
      Map.of(
          "alert address prometheus", Pattern.compile("/in/prometheus/([\\w-]{16,})"),
          "heartbeat address certificates", Pattern.compile("/certificates/([\\w-]{16,})"),
          "gate token pipeline", Pattern.compile("deskbell_([\\w-]{16,})"),
          "feed make shifts", Pattern.compile("/feed/([\\w-]{16,})"));

  private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final List<String> FOR_EVERYBODY =
      List.of("/", "/nope", "/slack/install", "/slack/oauth?code=x&state=y", "/slack/events");
  private static final List<String> FOR_INTEGRATIONS =
      List.of("/in/prometheus/wrong", "/api/gate?service=vpn", "/feed/wrong.ics", "/status");
  private static final List<String> FOR_OPERATORS =
      List.of(
          "health",
          "info",
          "metrics",
          "loggers",
          "threaddump",
          "doctor",
          "env",
          "configprops",
          "heapdump",
          "httpexchanges",
          "beans",
          "logfile");

  @TempDir private Path folder;
  private final HttpClient http = HttpClient.newHttpClient();
  private final List<String> secrets = new ArrayList<>(List.of(Canary.WORD, CONSOLE));

  /** Operators have a port of their own. */
  private void nothingForOperatorsIsForEverybody(Program desk) throws Exception {
    for (var name : FOR_OPERATORS) {
      var address = URI.create("http://127.0.0.1:" + ports(desk)[0] + "/actuator/" + name);
      var answer =
          http.send(
              HttpRequest.newBuilder(address).GET().build(), HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(name).isEqualTo(name.equals("health") ? 200 : 404);
      assertThat(answer.body()).as(name).doesNotContain("components", "details");
    }
  }

  @Test
  void no_credential_is_shown_by_any_answer_any_metric_the_log_the_doctor_or_a_backup()
      throws Exception {
    try (var slack = new FakeSlack(Clock.systemUTC());
        var discord = DiscordStage.invited(Clock.systemUTC())) {
      var settings = new HashMap<String, String>();
      settings.put("DATABASE_URL", TestDatabase.freshUrl() + "&password=" + Canary.WORD);
      settings.put("DESKBELL_DATA", folder.toString());
      settings.put("DESKBELL_POLICIES", DiscordStage.organisation(discord).toString());
      settings.put("DESKBELL_SECRET_KEY", Canary.WORD + "AAAAAAAAAAA=");
      settings.put("DATABASE_PASSWORD", Canary.WORD);
      settings.put("DESKBELL_CONSOLE", "on");
      settings.put("DESKBELL_CONSOLE_TOKEN", CONSOLE);
      settings.put("DESKBELL_PING_URL", "http://127.0.0.1:1/" + Canary.WORD);
      settings.put("SMTP_HOST", "127.0.0.1");
      settings.put("SMTP_FROM", "desk@example.com");
      settings.put("SMTP_USER", "desk");
      settings.put("SMTP_PASSWORD", Canary.WORD);
      settings.put("SLACK_API_URL", slack.api().toString());
      settings.put(
          "SLACK_BOT_TOKEN", slack.installs(slack.team("T0VILLAGE"), FakeSlack.ALL_SCOPES));
      settings.put("SLACK_SIGNING_SECRET", FakeSlack.SIGNING_SECRET);
      settings.put("SLACK_APP_TOKEN", FakeSlack.APP_TOKEN);
      settings.put("SLACK_CLIENT_ID", FakeSlack.CLIENT);
      settings.put("SLACK_CLIENT_SECRET", FakeSlack.CLIENT_SECRET);
      settings.put("DISCORD_API_URL", discord.api().toString());
      settings.put("DISCORD_GATEWAY_URL", discord.gatewayAddress().toString());
      settings.put("DISCORD_BOT_TOKEN", discord.token());
      assertThat(settings.get("SLACK_BOT_TOKEN")).contains(Canary.WORD);
      assertThat(settings.get("DISCORD_BOT_TOKEN")).contains(Canary.WORD);
      try (var desk = Program.start(settings).serves()) {
        secretsAreMade(desk, discord);
        answersAreClean(desk);
        nothingForOperatorsIsForEverybody(desk);
        metricsAreClean(desk);
        backupIsClean(settings);
        isClean(said(settings, "doctor"));
        assertThat(desk.output()).contains("Started Deskbell").containsOnlyOnce(CONSOLE);
        isClean(desk.output().replace("/?token=" + CONSOLE, ""));
      }
    }
  }

  /** They are shown to who asks, on the platform; nobody else hears of them. */
  private void secretsAreMade(Program desk, FakeDiscord discord) throws Exception {
    discord.waits(PATIENCE);
    await().atMost(PATIENCE).until(() -> discord.gateway().connected() == 1);
    await().atMost(PATIENCE).until(() -> !discord.commands().isEmpty());
    var ada = new PersonPlayer(discord.person("ada", ZoneOffset.UTC), "discord", discord.guild());
    var room = Place.channel("discord", discord.guild(), discord.channel("general"));
    for (var one : MADE.entrySet()) {
      ada.types(room, one.getKey());
      var told = ada.whispers().getLast().words();
      assertThat(told).as(one.getKey()).containsPattern(one.getValue());
      secrets.add(one.getValue().matcher(told).results().findFirst().orElseThrow().group(1));
    }
    ada.types(room, "alert signature integration:github key:" + Canary.WORD);
    assertThat(ada.answer().orElseThrow().words()).contains("only what is signed");
    ada.types(room, "holidays add address:https://calendar.invalid/" + Canary.WORD + ".ics");
    assertThat(ada.answer().orElseThrow().words()).contains("It is read in a moment");
    for (var secret : secrets) {
      for (var way : List.of("/in/prometheus/", "/in/heartbeat/certificates/", "/feed/", "/x?")) {
        var address = URI.create("http://127.0.0.1:" + ports(desk)[0] + way + secret);
        asked(HttpRequest.newBuilder(address).header("Authorization", "Bearer deskbell_" + secret));
        asked(HttpRequest.newBuilder(address).POST(HttpRequest.BodyPublishers.ofString("{")));
      }
    }
  }

  /** Should a tracer come with some dependency, what it writes is to be looked at here too. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "io.micrometer.tracing.Tracer",
        "io.opentelemetry.api.trace.Tracer",
        "brave.Tracer"
      })
  void nothing_is_traced(String tracer) {
    assertThatThrownBy(() -> Class.forName(tracer)).isInstanceOf(ClassNotFoundException.class);
  }

  private void isClean(String what) {
    assertThat(what).doesNotContain(secrets);
  }

  private void answersAreClean(Program desk) throws Exception {
    for (var path : Stream.concat(FOR_EVERYBODY.stream(), FOR_INTEGRATIONS.stream()).toList()) {
      var address = "http://127.0.0.1:" + ports(desk)[0] + path;
      assertThat(asked(HttpRequest.newBuilder(URI.create(address)).GET())).isNotEmpty();
      asked(
          HttpRequest.newBuilder(URI.create(address))
              .header("Authorization", "Bearer wrong")
              .header("X-Slack-Signature", "v0=wrong")
              .POST(HttpRequest.BodyPublishers.ofString("payload=%7B")));
    }
    for (var name : FOR_OPERATORS) {
      management(desk, name);
    }
  }

  private void metricsAreClean(Program desk) throws Exception {
    var names = JsonMapper.builder().build().readTree(management(desk, "metrics")).path("names");
    assertThat(names.size()).isGreaterThan(20);
    for (var name : names) {
      management(desk, "metrics/" + name.asString());
    }
  }

  private String management(Program desk, String path) throws Exception {
    var address = URI.create("http://127.0.0.1:" + ports(desk)[1] + "/actuator/" + path);
    return asked(HttpRequest.newBuilder(address).GET());
  }

  /** The answer, headers and all, once it is seen that it shows nothing. */
  private String asked(HttpRequest.Builder request) throws Exception {
    var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    isClean(answer.headers().map() + answer.body());
    return answer.statusCode() == 200 ? answer.body() : answer.statusCode() + answer.body();
  }

  private void backupIsClean(Map<String, String> settings) throws Exception {
    var file = folder.resolve("desk.zip");
    isClean(said(settings, "backup", file.toString()));
    try (var zip = new ZipFile(file.toFile())) {
      assertThat(zip.size()).isPositive();
      for (var entry : zip.stream().toList()) {
        try (var in = zip.getInputStream(entry)) {
          isClean(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1));
        }
      }
    }
  }

  private static String said(Map<String, String> settings, String... arguments) throws Exception {
    try (var program = Program.start(settings, arguments)) {
      program.ends();
      return program.output();
    }
  }

  private static int[] ports(Program desk) throws IOException {
    return PORT.matcher(desk.output())
        .results()
        .mapToInt(it -> Integer.parseInt(it.group(1)))
        .toArray();
  }
}
