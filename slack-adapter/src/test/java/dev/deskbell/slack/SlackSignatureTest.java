package dev.deskbell.slack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With the example of Slack's own documentation on verifying requests. */
@NullMarked
class SlackSignatureTest {

  private static final String SECRET = "8f742231b10e8888abcd99yyyzzz85a5";
  private static final long SENT = 1531420618;
  private static final String SIGNATURE =
      "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503";
  private static final byte[] BODY =
      ("token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow"
              + "&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner"
              + "&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com"
              + "%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN"
              + "&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c")
          .getBytes(UTF_8);

  private static boolean isGenuine(List<String> secrets, long now, String signed, byte[] body) {
    var clock = Clock.fixed(Instant.ofEpochSecond(now), ZoneOffset.UTC);
    return new SlackSignature(secrets, clock).isGenuine(Long.toString(SENT), signed, body);
  }

  @Test
  void what_slack_signed_is_genuine() {
    assertThat(isGenuine(List.of(SECRET), SENT, SIGNATURE, BODY)).isTrue();
  }

  @Test
  void the_secret_before_holds_while_it_is_being_replaced() {
    assertThat(isGenuine(List.of("the next one", SECRET), SENT, SIGNATURE, BODY)).isTrue();
    assertThat(isGenuine(List.of(SECRET, "the one before"), SENT, SIGNATURE, BODY)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(longs = {-300, -1, 0, 1, 300})
  void five_minutes_either_way_are_allowed(long off) {
    assertThat(isGenuine(List.of(SECRET), SENT + off, SIGNATURE, BODY)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(longs = {-3600, -301, 301, 600})
  void more_is_not_whichever_way(long off) {
    assertThat(isGenuine(List.of(SECRET), SENT + off, SIGNATURE, BODY)).isFalse();
  }

  @Test
  void another_body_another_signature_or_none_is_not() {
    var other = BODY.clone();
    other[10]++;
    assertThat(isGenuine(List.of(SECRET), SENT, SIGNATURE, other)).isFalse();
    assertThat(isGenuine(List.of(SECRET), SENT, SIGNATURE.replace("a2", "b2"), BODY)).isFalse();
    assertThat(isGenuine(List.of(SECRET), SENT, "", BODY)).isFalse();
    assertThat(isGenuine(List.of("---"), SENT, SIGNATURE, BODY)).isFalse();
    assertThat(isGenuine(List.of(), SENT, SIGNATURE, BODY)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "soon", "1531420618.5", "99999999999999999999", "-9223372036854775808"})
  void a_time_that_is_none_is_turned_away(String timestamp) {
    var clock = Clock.fixed(Instant.ofEpochSecond(SENT), ZoneOffset.UTC);
    assertThat(new SlackSignature(List.of(SECRET), clock).isGenuine(timestamp, SIGNATURE, BODY))
        .isFalse();
  }

  /** Whoever signs takes a machine of its own, and leaves nothing of this request in it. */
  @Test
  void many_at_once_and_one_after_the_other_are_told_apart() {
    var clock = Clock.fixed(Instant.ofEpochSecond(SENT), ZoneOffset.UTC);
    var signature = new SlackSignature(List.of("the next one", SECRET), clock);
    var other = BODY.clone();
    other[10]++;
    var wrong =
        IntStream.range(0, 400)
            .parallel()
            .filter(it -> it % 2 == 0 != signature.isGenuine(sent(), SIGNATURE, of(it, other)))
            .count();
    assertThat(wrong).isZero();
  }

  private static String sent() {
    return Long.toString(SENT);
  }

  private static byte[] of(int number, byte[] other) {
    return number % 2 == 0 ? BODY : other;
  }
}
