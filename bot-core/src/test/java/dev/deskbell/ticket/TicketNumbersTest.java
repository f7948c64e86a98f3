package dev.deskbell.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.testing.theatre.CoreDesk;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionOperations;

/** Numbers cost a round trip each while few tickets are made, and one for many while many are. */
class TicketNumbersTest {
  private static final int MANY = 80;
  private static final CoreDesk desk = new CoreDesk();

  @AfterAll
  static void closes() {
    desk.close();
  }

  @BeforeEach
  void someTimeGoesBy() {
    desk.later(Duration.ofMinutes(1));
  }

  private static List<Long> taken(int many) {
    var numbers = new ArrayList<Long>();
    for (var one = 0; one < many; one++) {
      numbers.add(taken(false));
    }
    return numbers;
  }

  private static long taken(boolean inVain) {
    return desk.get(TransactionOperations.class)
        .execute((TransactionStatus transaction) -> {
          if (inVain) {
            transaction.setRollbackOnly();
          }
          return next();
        });
  }

  private static long next() {
    var kind = desk.get(TicketKinds.class).named("incident").orElseThrow();
    return desk.get(TicketNumbers.class).next(kind);
  }

  private static long asked(Runnable deed) {
    return desk.trips(deed).stream().filter(it -> it.contains("nextval")).count();
  }

  @Test
  void few_ask_for_one_each_and_leave_no_gap() {
    var first = taken(false);
    assertThat(asked(() -> assertThat(taken(2)).containsExactly(first + 1, first + 2)))
        .isEqualTo(2);
  }

  @Test
  void while_many_are_made_one_asks_for_several_and_none_is_given_twice() {
    var all = new ArrayList<>(taken(MANY));
    desk.later(Duration.ofSeconds(1));
    assertThat(asked(() -> all.addAll(taken(MANY)))).isEqualTo(8);
    assertThat(all).doesNotHaveDuplicates().isSorted();
  }

  @Test
  void a_set_of_tickets_in_one_transaction_takes_what_it_brought_itself() {
    taken(MANY);
    desk.later(Duration.ofSeconds(1));
    var set =
        asked(() ->
            desk.get(TransactionOperations.class)
                .executeWithoutResult(_ -> assertThat(next()).isEqualTo(next() - 1)));
    assertThat(set).isEqualTo(1);
  }

  @Test
  void what_a_turn_brought_that_came_to_nothing_is_given_to_nobody() {
    taken(MANY);
    desk.later(Duration.ofSeconds(1));
    var lost = taken(true);
    assertThat(taken(1).getFirst()).isGreaterThan(lost + 1);
  }

  @Test
  void what_is_left_over_is_forgotten_after_a_moment() {
    taken(MANY);
    desk.later(Duration.ofSeconds(1));
    var brought = taken(false);
    desk.later(Duration.ofSeconds(2));
    assertThat(taken(false)).isGreaterThan(brought + 1);
  }
}
