package dev.deskbell.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How tickets are called. */
class TicketRefTest {
  @ParameterizedTest
  @ValueSource(strings = {"AB-1", "INC-7", "INC-1000000", "ABCDE-999999999999999"})
  void is_read_as_it_is_written(String written) {
    assertThat(TicketRef.of(written)).hasToString(written);
    assertThat(TicketRef.parse(written)).contains(TicketRef.of(written));
  }

  @ParameterizedTest
  @CsvSource({"inc7, INC-7", "#INC-7, INC-7", "' Inc-07 ', INC-7", "INC-007, INC-7"})
  void is_read_as_people_write_it(String typed, String meant) {
    assertThat(TicketRef.parse(typed)).contains(TicketRef.of(meant));
    assertThat(TicketRef.of(typed)).hasToString(meant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        "7",
        "INC",
        "INC-",
        "INC-0",
        "INC--7",
        "INC-+7",
        "INC-7x",
        "A-7",
        "ABCDEF-7",
        "1NC-7",
        "ÄBC-7",
        "INC-٧",
        "INC-1234567890123456",
        "INC-7 INC-8",
        "-7"
      })
  void is_nothing_else(String written) {
    assertThat(TicketRef.parse(written)).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> TicketRef.of(written));
  }

  @ParameterizedTest
  @CsvSource({"A, 7", "ABCDEF, 7", "inc, 7", "IN1, 7", "'', 7", "INC, 0", "INC, -7"})
  void is_never_made_of_anything_else(String kind, long number) {
    assertThatIllegalArgumentException().isThrownBy(() -> new TicketRef(kind, number));
  }
}
