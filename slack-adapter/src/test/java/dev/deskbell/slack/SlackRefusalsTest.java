package dev.deskbell.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.chat.Receipt;
import dev.deskbell.chat.Receipt.Reason;
import dev.deskbell.chat.Receipt.Scope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@NullMarked
class SlackRefusalsTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-03-05T12:00:00Z"), ZoneOffset.UTC);

  static Stream<String> documented() {
    try (var file = SlackRefusalsTest.class.getResourceAsStream("/slack/documented-errors.txt")) {
      var text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines()
          .filter(it -> !it.startsWith("#"))
          .flatMap(it -> Arrays.stream(it.substring(it.indexOf(": ") + 2).split(" ")))
          .distinct();
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  @ParameterizedTest
  @MethodSource("documented")
  void every_documented_code_is_taken_on_purpose(String code) {
    assertThat(SlackRefusals.knows(code)).as(code).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "channel_not_found, PLACE_GONE",
    "is_archived, PLACE_GONE",
    "message_not_found, PLACE_GONE",
    "user_disabled, PERSON_UNREACHABLE",
    "not_in_channel, NOT_ALLOWED",
    "missing_scope, NOT_ALLOWED",
    "account_inactive, INSTALLATION_LOST",
    "token_revoked, INSTALLATION_LOST",
    "invalid_auth, INSTALLATION_LOST",
    "msg_too_long, NOT_ACCEPTED",
    "never_heard_of, NOT_ACCEPTED"
  })
  void what_no_repetition_helps_is_refused(String code, Reason reason) {
    assertThat(SlackErrors.receipt("chat.update", answer(200, code, Map.of()), CLOCK))
        .isInstanceOfSatisfying(
            Receipt.Refused.class,
            it -> {
              assertThat(it.reason()).isEqualTo(reason);
              assertThat(it.why()).contains("chat.update", code);
            });
  }

  @ParameterizedTest
  @CsvSource({
    "7, PT7S",
    "86400, PT24H",
    "0, PT1S",
    "-5, PT1S",
    "'Thu, 05 Mar 2026 12:01:30 GMT', PT1M30S",
    "'Thu, 05 Mar 2026 11:00:00 GMT', PT1S",
    "soon, PT30S"
  })
  void a_limit_is_obeyed_to_the_second_however_it_is_told(String said, Duration wait) {
    var answer = answer(429, "ratelimited", Map.of("retry-after", List.of(said)));
    assertThat(SlackErrors.receipt("chat.postMessage", answer, CLOCK))
        .isInstanceOfSatisfying(
            Receipt.Later.class,
            it -> {
              assertThat(it.after()).isEqualTo(wait);
              assertThat(it.scope()).isEqualTo(Scope.CHANNEL);
            });
  }

  @Test
  void a_limit_without_a_time_waits_all_the_same() {
    assertThat(SlackErrors.receipt("views.publish", answer(200, "ratelimited", Map.of()), CLOCK))
        .isInstanceOfSatisfying(
            Receipt.Later.class,
            it -> {
              assertThat(it.after()).isPositive();
              assertThat(it.scope()).isEqualTo(Scope.METHOD);
            });
  }

  @Test
  void what_may_have_been_done_in_part_is_unknown() {
    for (var answer :
        List.of(
            answer(200, "fatal_error", Map.of()),
            answer(200, "internal_error", Map.of()),
            answer(502, "", Map.of()),
            answer(200, "", Map.of()))) {
      assertThat(SlackErrors.receipt("chat.postMessage", answer, CLOCK))
          .isInstanceOf(Receipt.Unknown.class);
    }
  }

  @Test
  void a_connection_that_was_never_made_did_nothing_and_one_that_broke_may_have() {
    assertThat(SlackErrors.receipt("chat.postMessage", new ConnectException("refused")))
        .isInstanceOf(Receipt.Later.class);
    assertThat(SlackErrors.receipt("chat.postMessage", new SocketTimeoutException("timeout")))
        .isInstanceOf(Receipt.Unknown.class);
  }

  private static SlackAnswer answer(int status, String error, Map<String, List<String>> headers) {
    var body = error.isEmpty() ? "" : "{\"ok\":false,\"error\":\"" + error + "\"}";
    return new SlackAnswer(status, headers, Json.lenient(body));
  }
}
