package dev.deskbell.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deskbell.testing.Desk;
import dev.deskbell.testing.theatre.CoreDesk;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;

/** The words that mistyped ones are compared with are those of titles that everybody may see. */
class VocabularyTest {
  private static final CoreDesk desk = new CoreDesk();

  @AfterAll
  static void closes() {
    desk.close();
  }

  private static String declared(String title, String more) {
    return desk.as("ana")
        .types(
            "incident declare \"%s\" impact:low urgency:low service:checkout%s"
                .formatted(title, more))
        .card()
        .title()
        .split(" ", 2)[0];
  }

  private static List<String> known(String... words) {
    desk.get(Vocabulary.class).follow();
    return desk.get(JdbcClient.class)
        .sql("select word from ticket_word where word = any(?) order by 1")
        .param(words)
        .query((row, _) -> row.getString(1))
        .list();
  }

  @Test
  void a_mistyped_word_finds_a_title_that_is_new() {
    var ref = declared("The dehydrator leaks", "");
    assertThat(known("dehydrator")).hasSize(1);
    assertThat(desk.as("yuki").types("search dehydrater").text()).contains(ref);
  }

  @Test
  void words_of_private_titles_never_come_in() {
    declared("My garnishment was printed", " private:yes");
    assertThat(
            desk.get(JdbcClient.class)
                .sql(
                    """
                    select count(*) from ticket_came c join ticket t on t.ref = c.ticket
                     where t.hidden
                    """)
                .query(Integer.class)
                .single())
        .isZero();
    assertThat(known("garnishment", "printed")).isEmpty();
  }

  @Test
  void words_leave_with_the_last_title_that_shows_them_and_come_back_with_it() {
    var one = declared("The samovar drips", "");
    var other = declared("The samovar hisses", "");
    assertThat(known("samovar", "drips", "hisses")).hasSize(3);
    desk.as("yuki").types("hide " + one);
    assertThat(known("samovar", "drips", "hisses")).containsExactly("hisses", "samovar");
    desk.as("yuki").types("hide " + other);
    assertThat(known("samovar", "drips", "hisses")).isEmpty();
    desk.as("yuki").types("unhide " + one);
    assertThat(known("samovar", "drips", "hisses")).containsExactly("drips", "samovar");
  }

  @Test
  void what_came_and_went_before_it_was_looked_at_never_comes_in() {
    var ref = declared("The krypton lamp", "");
    desk.as("yuki").types("hide " + ref);
    assertThat(known("krypton")).isEmpty();
  }

  @Test
  void what_one_instance_is_taking_in_another_does_not_miss_when_it_is_hidden_meanwhile() {
    var ref = declared("The astrolabe jams", "");
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      desk.get(TransactionOperations.class)
          .executeWithoutResult(_ -> {
            desk.get(Vocabulary.class).follow();
            var elsewhere =
                threads.submit(() -> {
                  desk.as("yuki").types("hide " + ref);
                  desk.get(Vocabulary.class).follow();
                  return "it follows";
                });
            assertThat(inTime(elsewhere)).isEqualTo("it follows");
          });
    }
    assertThat(known("astrolabe", "jams")).isEmpty();
  }

  @Test
  void its_round_is_patient_with_a_database_that_gives_no_transaction() {
    var away = new Vocabulary(desk.get(JdbcClient.class), new NoTransactions());
    var rounds = new TicketRounds(desk.get(HomePages.class), away, true);
    assertThatCode(rounds::followWords).doesNotThrowAnyException();
  }

  private static final class NoTransactions implements TransactionOperations {
    @Override
    public <T extends @Nullable Object> T execute(TransactionCallback<T> action) {
      throw new CannotCreateTransactionException("the database is away");
    }
  }

  @Test
  void erased_words_leave() {
    var ref = declared("The zither of my neighbour", "");
    assertThat(known("zither", "neighbour")).hasSize(2);
    var ana =
        desk.get(dev.deskbell.people.People.class).behind(Desk.account("ana")).orElseThrow().id();
    desk.get(TransactionOperations.class)
        .executeWithoutResult(_ ->
            desk.get(Erasure.class)
                .erase(TicketRef.of(ref), ana, ana, desk.theatre().clock().instant()));
    assertThat(known("zither", "neighbour")).isEmpty();
  }

  @Test
  void no_turn_waits_for_another_that_writes_the_same_word() {
    var ref = declared("Anything at all", "");
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      assertThatThrownBy(() ->
              desk.get(TransactionOperations.class)
                  .executeWithoutResult(_ -> {
                    desk.get(JdbcClient.class)
                        .sql("update ticket set title = 'A theodolite' where ref = ?")
                        .param(ref)
                        .update();
                    var meanwhile = threads.submit(() -> declared("Another theodolite", ""));
                    throw new Aborted(inTime(meanwhile));
                  }))
          .isInstanceOfSatisfying(
              Aborted.class, it -> assertThat(it.getMessage()).startsWith("INC-"));
    }
    assertThat(known("theodolite")).hasSize(1);
  }

  private static String inTime(java.util.concurrent.Future<String> turn) {
    try {
      return turn.get(1, TimeUnit.MINUTES);
    } catch (Exception problem) {
      return "it waits: " + problem;
    }
  }

  private static final class Aborted extends RuntimeException {
    private static final long serialVersionUID = 1;

    private Aborted(String what) {
      super(what);
    }
  }
}
