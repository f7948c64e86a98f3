package dev.deskbell.slack;

import static dev.deskbell.slack.Forgeries.FORM;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.chat.Clean;
import dev.deskbell.chat.Incoming;
import dev.deskbell.slack.fake.Answer;
import dev.deskbell.slack.fake.FakeSlack;
import dev.deskbell.slack.fake.HttpLink;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bytes that Slack would never send, with its signature and without. */
class SlackMalformedTest {
  private static final String JSON = "application/json";
  private static final byte[] NESTED =
      ("{\"type\":\"event_callback\",\"event\":" + "[".repeat(100_000)).getBytes(UTF_8);

  private final ListeningDesk desk = new ListeningDesk();
  private final SlackStage stage = SlackStage.overHttp(desk, Clock.systemUTC());
  private final HttpLink slack = link(FakeSlack.SIGNING_SECRET);

  private HttpLink link(String secret) {
    return new HttpLink(stage.address.at("/slack/events"), secret, Clock.systemUTC());
  }

  @AfterEach
  void closes() {
    stage.close();
  }

  /** Otherwise strangers would choose what the parser reads. */
  @ParameterizedTest
  @MethodSource("bodies")
  void nothing_is_read_that_slack_did_not_sign(String type, byte[] body) {
    var now = slack.now();
    var forged =
        List.<HttpRequest.Builder>of(
            slack.unsigned(type, body),
            slack.unsigned(type, body).header("X-Slack-Signature", "v0="),
            link("another-secret").signed(type, body, now),
            link("---").signed(type, body, now),
            slack.signed(type, body, now - 600),
            slack.signed(type, body, now + 600));
    assertThat(forged).map(slack::sends).allMatch(new Answer(401, "")::equals);
    assertThat(desk.heard).isEmpty();
  }

  static Stream<Object[]> bodies() throws IOException {
    return Stream.of(
        new Object[] {FORM, SlackProbesTest.command("help")},
        new Object[] {FORM, "payload=%7Bbroken".getBytes(UTF_8)},
        new Object[] {JSON, "{\"type\":".getBytes(UTF_8)},
        new Object[] {JSON, NESTED},
        new Object[] {JSON, packed("{\"type\":\"event_callback\"}")},
        new Object[] {JSON, "{\"type\":\"url_verification\",\"challenge\":\"x\"}".getBytes(UTF_8)});
  }

  private static byte[] packed(String words) throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(words.getBytes(UTF_8));
    }
    return packed.toByteArray();
  }

  @Test
  void what_is_packed_is_not_unpacked() throws IOException {
    var body = packed("command=%2Fdesk&text=help&team_id=T1&user_id=U1&trigger_id=1.2.3");
    var answer =
        slack.sends(slack.signed(FORM, body, slack.now()).header("Content-Encoding", "gzip"));
    assertThat(answer.status()).isIn(200, 400);
    assertThat(desk.heard).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("broken")
  void broken_letters_are_heard_as_words_that_can_be_kept(String typed) {
    var body = new String(SlackProbesTest.command("aXXb"), ISO_8859_1).replace("XX", typed);
    assertThat(slack.sends(slack.signed(FORM, body.getBytes(ISO_8859_1), slack.now())).status())
        .isEqualTo(200);
    var words = Clean.of(desk.hears(Incoming.Command.class).words(), 100);
    assertThat(words).startsWith("a").endsWith("b").doesNotContain("\0");
    assertThat(new String(words.getBytes(UTF_8), UTF_8)).isEqualTo(words);
  }

  @Test
  void a_form_that_is_not_encoded_as_forms_are_is_refused() {
    var body = SlackProbesTest.command("a%zzb");
    assertThat(slack.sends(slack.signed(FORM, body, slack.now()))).isEqualTo(new Answer(400, ""));
    assertThat(desk.heard).isEmpty();
  }

  static Stream<String> broken() {
    return Stream.of("%FF%FE", "%ED%A0%BD", "%C0%80", "\u00FF\u00FE", "%F4%90%80%80", "%00");
  }
}
