package dev.deskbell.change;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.deskbell.chat.Call;
import dev.deskbell.web.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What pipelines are told. Tuesday, nine o'clock. */
class GateStoryTest extends GateStories {
  private static final Pattern SCRIPT = Pattern.compile("(?s)```sh\n(.*?)```");

  @Test
  void a_repeated_delivery_makes_no_second_token() {
    var made = desk.as("ada").types("gate token web shop pipeline");
    assertThat(made.text()).containsPattern(SECRET);
    assertThat(made.again().text()).contains("shown already").doesNotContainPattern(SECRET);
    assertThat(desk.as("ada").types("gate tokens").text()).containsOnlyOnce("web shop pipeline");
  }

  private void approve(String who) {
    desk.as(who).types("approve CHG-1").sends(Map.of("number", "CHG-1"));
  }

  @Test
  void a_pipeline_passes_only_in_the_window_of_what_is_approved() {
    var token = token();
    desk.proposeHighRisk();
    assertThat(says(token, "calibration", "CHG-1")).contains("\"deny\"", "\"not-approved\"");
    approve("mia");
    approve("kofi");
    assertThat(says(token, "calibration", "chg-1")).contains("\"deny\"", "\"outside-window\"");
    desk.later(Duration.ofDays(1));
    assertThat(says(token, "calibration", "CHG-1"))
        .contains("\"decision\":\"allow\"", "\"approved\"", "CHG-1 may go on until");
    assertThat(desk.as("ben").types("gate ask calibration CHG-1").text()).contains("Allowed");
    assertThat(says(token, "erp", "CHG-1")).contains("\"other-service\"");
    assertThat(says(token, "calibration", "CHG-2")).contains("\"unknown\"");
    assertThat(says(token, "calibration", "REQ-1'; drop table change")).contains("\"unknown\"");
    assertThat(says(token, "wpn", "CHG-1")).contains("\"unknown\"");
    desk.as("mia").types("freeze declare now friday \"the audit\"");
    assertThat(says(token, "calibration", "CHG-1")).contains("\"freeze\"", "the audit");
    assertThat(desk.as("ben").types("gate ask calibration CHG-1").text())
        .contains("Denied: freeze");
    desk.as("mia").types("freeze lift 1 over");
    desk.later(Duration.ofHours(3));
    assertThat(says(token, "calibration", "CHG-1")).contains("\"outside-window\"");
  }

  @Test
  void what_was_scheduled_from_a_template_that_is_withdrawn_does_not_begin() {
    var token = token();
    for (var number = 1; number <= 2; number++) {
      desk.as("tom").types("change standard printer-driver now");
      desk.as("tom").types("change start CHG-" + number);
      desk.later(Duration.ofMinutes(1));
      if (number == 2) {
        desk.as("tom").types("change standard printer-driver tomorrow 9am");
      }
      desk.as("tom").types("change failed CHG-" + number + " the spooler hung");
    }
    desk.later(Duration.ofDays(1));
    assertThat(desk.as("tom").types("change start CHG-3").text())
        .contains("The template of CHG-3 is withdrawn: 2 of the last 5");
    assertThat(says(token, "printing", "CHG-3"))
        .contains("\"deny\"", "\"approval-void\"", "is withdrawn");
    desk.as("mia").types("change reinstate printer-driver driver 5.1 is tested");
    assertThat(says(token, "printing", "CHG-3")).contains("\"allow\"");
    desk.as("tom").types("change start CHG-3");
    assertThat(desk.inRoom("workplace", "CHG-3").plain()).contains("In progress");
  }

  @Test
  void a_freeze_is_passed_by_who_carries_a_change_out_and_has_begun_it() {
    desk.file(
        "windows.yaml",
        it -> it.replace("2026-12-21 18:00", "2026-03-03 08:00").replace("2027-01", "2026-03"));
    var token = token();
    var plans =
        "change propose New store services:calibration from:\"today 10am\" until:6h plan:Do test:Look"
            + " back-out:Undo tried:often undo:minutes outage:nobody";
    var hints =
        desk.as("mia").types(plans + " implementer:@ben").form().fields().stream()
            .map(it -> it.ask().hint());
    assertThat(hints).anyMatch(it -> it.contains("Nothing may be changed until"));
    assertThat(desk.as("ben").types(plans + " implementer:@mia").text()).contains("CHG-1");
    desk.as("yuki").types("approve CHG-1");
    desk.later(Duration.ofHours(1));
    assertThat(says(token, "calibration", "CHG-1"))
        .as("nobody who passes has said that they do it now")
        .contains("\"deny\"", "\"freeze\"");
    desk.as("mia").types("change start CHG-1");
    assertThat(says(token, "calibration", "CHG-1")).contains("\"allow\"");
    desk.as("mia").types("assign CHG-1 @lena");
    assertThat(says(token, "calibration", "CHG-1"))
        .contains("\"deny\"", "not in the hands it was approved for");
    desk.as("lena").types("assign CHG-1 @mia");
    assertThat(says(token, "calibration", "CHG-1")).contains("\"allow\"");
  }

  @Test
  void a_standard_change_passes_no_freeze_by_being_handed_to_who_does() {
    var token = token();
    desk.as("tom").types("change standard printer-driver now");
    desk.as("tom").types("change start CHG-1");
    assertThat(says(token, "printing", "CHG-1")).contains("\"allow\"");
    desk.file(
        "windows.yaml",
        it -> it.replace("2026-12-21 18:00", "2026-03-03 08:00").replace("2027-01", "2026-03"));
    assertThat(says(token, "printing", "CHG-1")).contains("\"deny\"", "\"freeze\"");
    desk.as("tom").types("assign CHG-1 @mia");
    assertThat(desk.as("tom").types("show CHG-1").text()).contains("Mia Duarte", "In progress");
    assertThat(says(token, "printing", "CHG-1"))
        .as("Mia has begun nothing")
        .contains("\"deny\"", "\"freeze\"");
  }

  @Test
  void whoever_shows_no_valid_token_learns_nothing() {
    var token = token();
    for (var wrong : List.of("", "deskbell_x", token + "x", token.substring(1))) {
      var answer = asks(wrong, Map.of("service", List.of("vpn")));
      assertThat(answer.status()).as(wrong).isEqualTo(401);
      assertThat(new String(answer.body(), UTF_8)).contains("\"decision\":\"deny\"");
    }
    assertThat(asks(token, Map.of()).status()).isEqualTo(400);
    assertThat(desk.as("sam").types("gate token mine").text()).contains("role administrator");
    assertThat(desk.as("ada").types("gate tokens").text()).contains("web shop pipeline", "Ada");
    desk.as("ada").types("gate revoke 1");
    assertThat(asks(token, Map.of("service", List.of("vpn"))).status()).isEqualTo(401);
    assertThat(
            desk.get(JdbcClient.class)
                .sql("select used_at is not null from token")
                .query(Boolean.class)
                .single())
        .isTrue();
  }

  @Test
  void whoever_asks_all_the_time_is_turned_away_and_nobody_else() {
    var token = token();
    var other = token();
    var query = Map.of("service", List.of("vpn"));
    for (var i = 0; i < 120; i++) {
      assertThat(asks(token, query).status()).isEqualTo(200);
    }
    assertThat(asks(token, query).status()).isEqualTo(429);
    assertThat(asks(other, query).status()).isEqualTo(200);
    desk.clock.advance(Duration.ofMinutes(1));
    assertThat(asks(token, query).status()).isEqualTo(200);
  }

  @Test
  void the_recipe_of_the_documentation_lets_a_pipeline_pass_and_stops_it() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/curl")), "the recipe needs curl");
    var token = token();
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/api/gate", this::serve);
    server.start();
    try {
      var url = "http://127.0.0.1:" + server.getAddress().getPort();
      assertThat(runs(url, token, "vpn", "CHG-1 &service=x")).startsWith("1 ").contains("unknown");
      assertThat(runs(url, "wrong", "vpn", "CHG-1")).startsWith("1 ").contains("unauthorized");
      assertThat(runs("http://127.0.0.1:1", token, "vpn", "CHG-1")).startsWith("1 ");
      desk.as("ben").types("gate break vpn now");
      desk.as("nora").presses(new Call("gate.agree", "1"));
      desk.as("mia").presses(new Call("gate.agree", "1"));
      assertThat(runs(url, token, "vpn", "CHG-1")).startsWith("0 ").contains("break-glass");
    } finally {
      server.stop(0);
    }
  }

  /** Its exit status, and what it says. */
  private static String runs(String url, String token, String service, String change)
      throws IOException, InterruptedException {
    var page = Files.readString(Path.of("../docs/gate.md"));
    var script = SCRIPT.matcher(page);
    assertThat(script.find()).isTrue();
    var file = Files.createTempFile("deskbell-gate", ".sh");
    Files.writeString(file, script.group(1));
    var builder = new ProcessBuilder("sh", file.toString(), service, change);
    builder.environment().putAll(Map.of("DESKBELL_URL", url, "DESKBELL_TOKEN", token));
    var process = builder.redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), UTF_8);
    return process.waitFor() + " " + said;
  }

  private void serve(HttpExchange exchange) {
    try (exchange) {
      var query = new HashMap<String, List<String>>();
      for (var pair : exchange.getRequestURI().getRawQuery().split("&")) {
        var parts = pair.split("=", 2);
        query.put(parts[0], List.of(URLDecoder.decode(parts[1], UTF_8)));
      }
      var answer =
          desk.get(GateEndpoint.class)
              .answer(new Request(Map.of(), query, exchange.getRequestHeaders(), new byte[0]));
      exchange.sendResponseHeaders(answer.status(), answer.body().length);
      exchange.getResponseBody().write(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void an_edit_after_the_approval_closes_it() {
    var token = token();
    desk.proposeHighRisk();
    approve("mia");
    approve("kofi");
    desk.later(Duration.ofDays(1));
    assertThat(says(token, "calibration", "CHG-1")).contains("\"allow\"");
    // Whatever way it came about: what is written down is not what was approved.
    desk.get(JdbcClient.class).sql("update change set plan = 'Something else'").update();
    assertThat(says(token, "calibration", "CHG-1")).contains("\"deny\"", "\"approval-void\"");
  }
}
