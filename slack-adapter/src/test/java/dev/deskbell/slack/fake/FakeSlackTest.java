package dev.deskbell.slack.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deskbell.chat.Place;
import dev.deskbell.testing.SettableClock;
import dev.deskbell.testing.contract.Seen.Mark;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The fake does what Slack documents, seen without any SDK. */
class FakeSlackTest {
  private final SettableClock clock = SettableClock.tuesdayMorning();
  private final FakeSlack slack = new FakeSlack(clock);
  private final HttpClient client = HttpClient.newHttpClient();
  private Team team;
  private SlackPlayer ana;
  private Place room;
  private String token;

  @BeforeEach
  void opens() {
    team = slack.team("T1");
    token = slack.installs(team, FakeSlack.ALL_SCOPES);
    room = Place.channel("slack", "T1", team.room("general"));
    ana = slack.player(team, team.joins("ana", ZoneId.of("Europe/Berlin")));
    slack.deliveries().goTo(_ -> new Answer(200, ""));
  }

  @AfterEach
  void closes() {
    slack.trouble().isOver();
    client.close();
  }

  @Test
  void a_message_is_seen_as_it_is_parsed() throws Exception {
    var answer =
        posts("<@U0ANA> *now* :tada: <https://a.example|here> <!date^1772717820^{time}|x> &lt;");

    assertThat(answer.path("ok").asBoolean()).isTrue();
    var seen = ana.sees(room).getFirst();
    assertThat(seen.words()).isEqualTo("@ana now (tada) here 2:37 PM <");
    assertThat(seen.marks())
        .extracting(Mark::kind)
        .containsExactly(
            Mark.Kind.PERSON, Mark.Kind.STRONG, Mark.Kind.OTHER, Mark.Kind.LINK, Mark.Kind.TIME);
    assertThat(ana.notifications()).hasSize(1);
  }

  @Test
  void everyone_is_called_by_a_channel_mention() throws Exception {
    posts("<!channel> look");
    assertThat(ana.notifications()).hasSize(1);
    posts("&lt;!channel&gt; look");
    assertThat(ana.notifications()).hasSize(1);
  }

  @Test
  void tokens_scopes_and_membership_are_asked_for() throws Exception {
    assertThat(error("chat.postMessage", "", Map.of())).isEqualTo("not_authed");
    assertThat(error("chat.postMessage", "xoxb-guess", Map.of())).isEqualTo("invalid_auth");
    var poor = slack.installs(team, Set.of("commands"));
    var lacking = calls("chat.postMessage", poor, Map.of("channel", "C1", "text", "x"));
    assertThat(lacking.path("error").asString()).isEqualTo("missing_scope");
    assertThat(lacking.path("needed").asString()).isEqualTo("chat:write");
    assertThat(error("no.such", token, Map.of())).isEqualTo("unknown_method");
    assertThat(error("chat.postMessage", token, Map.of("channel", "C9", "text", "x")))
        .isEqualTo("channel_not_found");
    slack.installations().revokes(token);
    assertThat(error("auth.test", token, Map.of())).isEqualTo("token_revoked");
  }

  @Test
  void a_channel_that_is_archived_or_left_takes_nothing() throws Exception {
    var careful = slack.installs(team, Set.of("chat:write"));
    team.removesApp(room.channel());
    var message = Map.of("channel", room.channel(), "text", "x");
    assertThat(error("chat.postMessage", careful, message)).isEqualTo("not_in_channel");
    team.archives(room.channel());
    assertThat(error("chat.postMessage", careful, message)).isEqualTo("is_archived");
  }

  @Test
  void what_the_schema_does_not_know_is_refused_and_fails_the_test() throws Exception {
    var blocks = "[{\"type\":\"header\",\"text\":{\"type\":\"mrkdwn\",\"text\":\"x\"}}]";
    assertThat(
            error(
                "chat.postMessage",
                token,
                Map.of("channel", room.channel(), "text", "x", "blocks", blocks)))
        .isEqualTo("invalid_blocks");
    assertThatThrownBy(slack::close).isInstanceOf(AssertionError.class);
  }

  @Test
  void a_trigger_opens_one_form_within_three_seconds() throws Exception {
    var view =
        "{\"type\":\"modal\",\"title\":{\"type\":\"plain_text\",\"text\":\"A\"},\"blocks\":[]}";
    var late = team.views.trigger("U0ANA");
    clock.advance(Duration.ofSeconds(4));
    assertThat(error("views.open", token, Map.of("trigger_id", late, "view", view)))
        .isEqualTo("expired_trigger_id");
    var trigger = team.views.trigger("U0ANA");
    assertThat(error("views.open", token, Map.of("trigger_id", trigger, "view", view))).isEmpty();
    assertThat(error("views.open", token, Map.of("trigger_id", trigger, "view", view)))
        .isEqualTo("exchanged_trigger_id");
    assertThat(ana.form()).isPresent();
  }

  @Test
  void whoever_is_too_fast_is_told_when_to_come_back() throws Exception {
    slack.keepsItsPace();
    for (var i = 0; i < 13; i++) {
      posts("quick");
    }
    var refused = sends("chat.postMessage", token, Map.of("channel", room.channel(), "text", "x"));
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValueAsLong("Retry-After").orElseThrow()).isPositive();
    clock.advance(Duration.ofSeconds(10));
    assertThat(posts("later").path("ok").asBoolean()).isTrue();
  }

  @Test
  void a_lost_answer_was_work_and_a_lost_request_was_none() {
    slack.trouble().next("chat.", new Trouble.Kind.AnswerLost());
    assertThatThrownBy(() -> posts("done")).isInstanceOf(IOException.class);
    slack.trouble().next("chat.", new Trouble.Kind.RequestLost());
    assertThatThrownBy(() -> posts("lost")).isInstanceOf(IOException.class);
    assertThat(ana.sees(room)).extracting(it -> it.words()).containsExactly("done");
  }

  @Test
  void an_event_that_is_not_heard_is_told_again() {
    var tries = new java.util.ArrayList<Integer>();
    slack
        .deliveries()
        .goTo(it -> {
          tries.add(it.retry());
          return new Answer(500, "");
        });
    ana.says(room, "hello");
    slack.deliveries().tellsAgain();
    slack.deliveries().tellsAgain();
    slack.deliveries().tellsAgain();
    assertThat(tries).containsExactly(0, 1, 2, 3);
  }

  @Test
  void choices_that_slack_would_not_show_fail_the_test() throws Exception {
    var input =
        "{\"type\":\"input\",\"block_id\":\"b\",\"label\":{\"type\":\"plain_text\",\"text\":\"Which?\"},"
            + "\"element\":{\"type\":\"external_select\",\"action_id\":\"a\"}}";
    var view =
        "{\"type\":\"modal\",\"title\":{\"type\":\"plain_text\",\"text\":\"A\"},"
            + "\"submit\":{\"type\":\"plain_text\",\"text\":\"Go\"},\"blocks\":["
            + input
            + "]}";
    var trigger = team.views.trigger("U0ANA");
    assertThat(error("views.open", token, Map.of("trigger_id", trigger, "view", view))).isEmpty();
    offers("x");
    assertThat(ana.suggested("Which?", "")).containsExactly("x");
    offers("x".repeat(76));
    assertThatThrownBy(() -> ana.suggested("Which?", "")).isInstanceOf(SlackError.class);
    slack.deliveries().goTo(_ -> new Answer(200, "{\"choices\":[]}"));
    assertThatThrownBy(() -> ana.suggested("Which?", "")).isInstanceOf(SlackError.class);
    assertThatThrownBy(slack::close).isInstanceOf(AssertionError.class);
  }

  private void offers(String label) {
    var text = "{\"type\":\"plain_text\",\"text\":\"" + label + "\"}";
    var answer = "{\"options\":[{\"text\":" + text + ",\"value\":\"v\"}]}";
    slack.deliveries().goTo(_ -> new Answer(200, answer));
  }

  private JsonNode posts(String text) throws Exception {
    return calls("chat.postMessage", token, Map.of("channel", room.channel(), "text", text));
  }

  private String error(String method, String as, Map<String, String> arguments) throws Exception {
    return calls(method, as, arguments).path("error").asString("");
  }

  private JsonNode calls(String method, String as, Map<String, String> arguments) throws Exception {
    return Json.read(sends(method, as, arguments).body());
  }

  private HttpResponse<String> sends(String method, String as, Map<String, String> arguments)
      throws Exception {
    var request =
        HttpRequest.newBuilder(slack.api().resolve(method))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(Urls.form(arguments)));
    if (!as.isEmpty()) {
      request.header("Authorization", "Bearer " + as);
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }
}
