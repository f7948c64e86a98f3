package dev.deskbell.slack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deskbell.chat.Card;
import dev.deskbell.chat.Incoming;
import dev.deskbell.chat.Reply;
import dev.deskbell.chat.Tone;
import dev.deskbell.slack.fake.Answer;
import dev.deskbell.slack.fake.FakeSlack;
import dev.deskbell.slack.fake.HttpLink;
import dev.deskbell.slack.fake.Trouble;
import dev.deskbell.testing.theatre.CoreTheatre;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What other desks get wrong, each sent to the one address. */
class SlackProbesTest {
  private static final String JSON = "application/json";

  private final ListeningDesk desk = new ListeningDesk();
  private final SlackStage stage = SlackStage.overHttp(desk, Clock.systemUTC());
  private final HttpLink slack = link(stage);

  private static HttpLink link(SlackStage stage) {
    return new HttpLink(
        stage.address.at("/slack/events"), FakeSlack.SIGNING_SECRET, Clock.systemUTC());
  }

  @AfterEach
  void closes() {
    stage.close();
  }

  @Test
  void the_same_bytes_three_times_are_one_ticket_and_one_answer() {
    try (var theatre = new CoreTheatre(SlackTranscriptsTest.organisation(), SlackStage::overHttp)) {
      var real = (SlackStage) theatre.stage();
      var ana = real.player("ana", ZoneId.of("Europe/Berlin"));
      var link =
          new HttpLink(real.address.at("/slack/events"), FakeSlack.SIGNING_SECRET, theatre.clock());
      var body = command("incident declare The shop is down impact:high urgency:high");
      var at = link.now();

      var first = link.sends(link.signed(Forgeries.FORM, body, at));
      var second = link.sends(link.signed(Forgeries.FORM, body, at));
      var third = link.sends(link.signed(Forgeries.FORM, body, at));

      theatre.settles();
      assertThat(first.isOk()).isTrue();
      assertThat(second).isEqualTo(first);
      assertThat(third).isEqualTo(first);
      assertThat(ana.letters()).filteredOn(it -> it.words().contains("The shop")).hasSize(1);
      assertThat(ana.letters()).noneMatch(it -> it.words().contains("INC-2"));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {-600, -301, 301, 3600})
  void a_timestamp_too_far_away_is_turned_away_both_ways(long seconds) {
    var body = command("help");
    var answer = slack.sends(slack.signed(Forgeries.FORM, body, slack.now() + seconds));

    assertThat(answer.status()).isEqualTo(401);
    assertThat(desk.heard).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {-290, 0, 290})
  void a_timestamp_near_enough_is_heard(long seconds) {
    var body = command("help");
    var answer = slack.sends(slack.signed(Forgeries.FORM, body, slack.now() + seconds));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(desk.heard).hasSize(1);
  }

  @Test
  void a_body_of_five_megabytes_is_refused_before_it_is_read() {
    var body = command("x".repeat(5_000_000));

    assertThat(send(Forgeries.FORM, body).status()).isEqualTo(413);
    assertThat(desk.heard).isEmpty();
  }

  @Test
  void nul_is_answered_and_is_not_in_the_words() {
    desk.answers(new Reply.Whisper(Card.of("Understood", Tone.QUIET)));

    assertThat(send(Forgeries.FORM, command("a%00b")).body()).contains("Understood");
    assertThat(desk.hears(Incoming.Command.class).words()).doesNotContain("\0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "payload=%7Bbroken",
        "payload=",
        "payload=%22words%22",
        "payload=%5B%5D",
        "nothing=known",
        "",
        "command",
        "payload=%7B%22type%22%3A%22block_actions%22%2C%22actions%22%3A7%7D"
      })
  void a_form_that_cant_be_read_is_refused_with_nothing(String body) {
    var answer = send(Forgeries.FORM, body.getBytes(UTF_8));

    assertThat(answer.status()).isIn(200, 400);
    assertThat(answer.body()).isEmpty();
    assertThat(desk.heard).isEmpty();
  }

  @Test
  void broken_json_is_refused_with_nothing() {
    assertThat(send(Forgeries.FORM, "payload=%7Bbroken".getBytes(UTF_8)))
        .isEqualTo(new Answer(400, ""));
    assertThat(send(JSON, "{\"type\":".getBytes(UTF_8))).isEqualTo(new Answer(400, ""));
    assertThat(send(JSON, "[]".getBytes(UTF_8))).isEqualTo(new Answer(400, ""));
  }

  @Test
  void json_nested_without_end_is_refused() {
    var body = ("{\"type\":\"event_callback\",\"event\":" + "[".repeat(100_000)).getBytes(UTF_8);

    assertThat(send(JSON, body).status()).isIn(200, 400);
    assertThat(desk.heard).isEmpty();
  }

  @Test
  void an_unsigned_ssl_check_is_turned_away() {
    var body = "ssl_check=1&token=x".getBytes(UTF_8);

    assertThat(slack.sends(slack.unsigned(Forgeries.FORM, body)).status()).isEqualTo(401);
  }

  @Test
  void the_address_is_verified_with_its_challenge_only_when_signed() {
    var body = "{\"type\":\"url_verification\",\"challenge\":\"3eZbrw1a\"}".getBytes(UTF_8);

    assertThat(send(JSON, body)).isEqualTo(new Answer(200, "3eZbrw1a"));
    assertThat(slack.sends(slack.unsigned(JSON, body)).status()).isEqualTo(401);
  }

  @Test
  void a_body_that_ends_in_a_new_line_keeps_its_signature() {
    var body = (new String(command("help"), UTF_8) + "\n").getBytes(UTF_8);

    assertThat(send(Forgeries.FORM, body).status()).isEqualTo(200);
  }

  @Test
  void the_first_command_is_heard_and_answered_while_slack_cant_be_reached() {
    stage.slack.goesDown();
    desk.answers(new Reply.Whisper(Card.of("Understood", Tone.QUIET)));

    assertThat(send(Forgeries.FORM, command("help")).body()).contains("Understood");
    desk.hears(Incoming.Command.class);
  }

  @Test
  void nobody_asks_slack_who_the_desk_is_while_somebody_waits() {
    stage.slack.trouble().always("auth.test", new Trouble.Kind.Says("invalid_auth"));
    desk.answers(new Reply.Whisper(Card.of("Understood", Tone.QUIET)));

    assertThat(send(Forgeries.FORM, command("help")).body()).contains("Understood");
    assertThat(send(Forgeries.FORM, command("help")).status()).isEqualTo(200);
    assertThat(stage.slack.calls("")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t", ",", " , "})
  void a_blank_signing_secret_refuses_to_start(String secret) {
    assertThatThrownBy(() ->
            SlackSettings.from(Map.of("SLACK_BOT_TOKEN", "xoxb-1", "SLACK_SIGNING_SECRET", secret)))
        .hasMessageContaining("SLACK_SIGNING_SECRET")
        .hasMessageContaining("Basic Information");
  }

  @Test
  void either_of_two_secrets_is_good_while_one_is_replaced() {
    var settings =
        SlackSettings.from(
            Map.of(
                "SLACK_BOT_TOKEN", "xoxb-1",
                "SLACK_SIGNING_SECRET", "the-new-one, the-old-one",
                "SLACK_API_URL", stage.slack.api().toString()));
    var signature = new SlackSignature(settings.signingSecrets(), Clock.systemUTC());
    var body = command("help");
    var now = slack.now();

    for (var secret : new String[] {"the-new-one", "the-old-one"}) {
      var signed = HttpLink.signature(secret, now, body);
      assertThat(signature.isGenuine(Long.toString(now), signed, body)).isTrue();
    }
    var wrong = HttpLink.signature("the-oldest", now, body);
    assertThat(signature.isGenuine(Long.toString(now), wrong, body)).isFalse();
  }

  private Answer send(String type, byte[] body) {
    HttpRequest.Builder request = slack.signed(type, body, slack.now());
    return slack.sends(request);
  }

  static byte[] command(String text) {
    return ("token=x&team_id="
            + SlackStage.TEAM
            + "&team_domain=example&channel_id=C0GENERAL&channel_name=general&user_id=U0ANA"
            + "&user_name=ana&command=%2Fdesk&api_app_id=A1&is_enterprise_install=false&text="
            + text.replace(' ', '+').replace(":", "%3A")
            + "&response_url="
            + URI.create("http%3A%2F%2F127.0.0.1%3A1%2Fresponse")
            + "&trigger_id=1.2.3")
        .getBytes(UTF_8);
  }
}
