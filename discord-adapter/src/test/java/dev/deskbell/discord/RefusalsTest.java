package dev.deskbell.discord;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.chat.Receipt;
import dev.deskbell.chat.Receipt.Reason;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalsTest {

  @ParameterizedTest
  @CsvSource({
    "404, 10003, PLACE_GONE",
    "404, 10004, PLACE_GONE",
    "404, 10008, PLACE_GONE",
    "404, 10007, PERSON_UNREACHABLE",
    "404, 10013, PERSON_UNREACHABLE",
    "404, 10011, NOT_ACCEPTED",
    "403, 50001, NOT_ALLOWED",
    "403, 50005, NOT_ALLOWED",
    "403, 50013, NOT_ALLOWED",
    "403, 50007, PERSON_UNREACHABLE",
    "403, 50278, PERSON_UNREACHABLE",
    "400, 50008, NOT_POSSIBLE",
    "400, 50024, NOT_POSSIBLE",
    "400, 50035, NOT_ACCEPTED",
    "400, 50083, PLACE_GONE",
    "400, 160005, PLACE_GONE",
    "400, 30003, NOT_ACCEPTED",
    "400, 30013, NOT_ACCEPTED",
    "400, 40005, NOT_ACCEPTED",
    "401, 0, INSTALLATION_LOST",
    "401, 40001, INSTALLATION_LOST",
    "401, 50014, INSTALLATION_LOST",
    "401, 50027, NOT_ACCEPTED",
    "403, 0, NOT_ALLOWED",
    "404, 0, PLACE_GONE",
    "400, 0, NOT_ACCEPTED",
    "413, 0, NOT_ACCEPTED",
    "403, 999999, NOT_ALLOWED",
    "404, 999999, PLACE_GONE",
  })
  void what_no_repetition_helps_is_refused(int status, int code, Reason reason) {
    var receipt = Refusals.receipt(new Outcome.Declined(status, code, "No"));
    assertThat(receipt)
        .isInstanceOfSatisfying(
            Receipt.Refused.class,
            it -> {
              assertThat(it.reason()).isEqualTo(reason);
              assertThat(it.why())
                  .contains("No")
                  .contains(Integer.toString(code == 0 ? status : code));
            });
  }

  @ParameterizedTest
  @CsvSource({
    "20016, CHANNEL",
    "20028, CHANNEL",
    "20022, METHOD",
    "20029, METHOD",
    "30046, METHOD",
    "40003, METHOD",
    "130000, METHOD",
    "160006, METHOD"
  })
  void what_passes_is_waited_for(int code, Receipt.Scope scope) {
    var receipt = Refusals.receipt(new Outcome.Declined(400, code, "Slow down"));
    assertThat(receipt)
        .isInstanceOfSatisfying(
            Receipt.Later.class,
            it -> {
              assertThat(it.scope()).isEqualTo(scope);
              assertThat(it.after()).isPositive();
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"reset", "timeout"})
  void a_lost_answer_is_unknown(String why) {
    assertThat(Refusals.receipt(new Outcome.Lost(why))).isEqualTo(new Receipt.Unknown(why));
  }

  @Test
  void what_did_not_leave_comes_again_and_what_is_too_fast_waits_as_told() {
    assertThat(Refusals.receipt(new Outcome.Unsent("no route"))).isInstanceOf(Receipt.Later.class);
    var wait = Duration.ofMillis(1337);
    assertThat(Refusals.receipt(new Outcome.TooFast(wait, Receipt.Scope.PLATFORM, "global")))
        .isEqualTo(new Receipt.Later(wait, Receipt.Scope.PLATFORM, "global"));
  }

  @ParameterizedTest
  @ValueSource(ints = {4004, 4010, 4011, 4012, 4013, 4014})
  void a_gateway_closed_for_good_says_what_to_do(int code) {
    assertThat(CloseCodes.fatal(code).orElseThrow()).containsPattern("(?i)start|update|remove");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1000, 1001, 1006, 4000, 4001, 4002, 4003, 4005, 4007, 4008, 4009, 4900})
  void other_closes_are_joined_again(int code) {
    assertThat(CloseCodes.fatal(code)).isEmpty();
  }
}
