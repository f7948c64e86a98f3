package dev.deskbell.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.testing.theatre.CoreDesk;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** More problems than are shown or read at once: administrators hear how many, and can end each. */
class DeliveryProblemsTest {
  @Test
  void of_many_problems_all_are_counted_and_the_oldest_can_be_mended() {
    try (var desk = new CoreDesk()) {
      desk.get(JdbcClient.class)
          .sql(
              """
              insert into delivery_problem (id, cause, about, sentence, first_at, last_at)
              select n, 'PERSON_UNREACHABLE', 'person/9' || n, 'Nobody reaches person ' || n,
                     timestamptz '2026-03-01Z' + make_interval(mins => n),
                     timestamptz '2026-03-01Z' + make_interval(mins => n)
                from generate_series(1, 130) n
              """)
          .update();
      assertThat(desk.as("ada").types("delivery problems").text())
          .contains("Nobody reaches person 130", "And 120 more");
      assertThat(desk.as("ada").types("delivery mended 1").text()).contains("goes on");
      assertThat(desk.as("ada").types("delivery mended 1").text())
          .contains("There is no open problem 1");
      assertThat(desk.as("ada").types("delivery problems").text()).contains("And 119 more");
    }
  }
}
