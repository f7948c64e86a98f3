package dev.deskbell.ticket;

import static dev.deskbell.testing.theatre.CoreDesk.card;
import static dev.deskbell.testing.theatre.CoreDesk.words;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.deskbell.chat.Outgoing;
import dev.deskbell.chat.Receipt;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** What was said below a card before the desk knew that it stands there is read back too. */
class LateCardsReadTest extends ReadBacks {
  @Test
  void what_was_said_below_a_card_before_the_desk_knew_of_it_is_heard() {
    var answersLost = new AtomicInteger(20);
    for (var i = 0; i < 20; i++) {
      desk.platform()
          .next((outgoing, deed) -> {
            var receipt = deed.done();
            return outgoing instanceof Outgoing.Post && answersLost.decrementAndGet() > 0
                ? new Receipt.Unknown("the one who sent it was killed")
                : receipt;
          });
    }
    var late = reported();
    desk.theatre().settles();
    answersLost.set(0);
    var words = "before anybody knew of " + late;
    desk.says("yuki", card(desk.room("incidents"), late).posting(), words);
    assertThat(words(desk.room("applications"))).doesNotContain(words);

    desk.later(Duration.ofSeconds(30));
    await().until(() -> unknown() == 0);
    assertThat(askedFor()).as("no other thread").containsExactly(late);
    reads();
    assertThat(words(desk.room("applications"))).containsOnlyOnce(words);
  }

  @Test
  void what_was_said_below_a_card_whose_answer_took_long_is_heard() {
    var slow = new AtomicInteger(1);
    for (var i = 0; i < 20; i++) {
      desk.platform()
          .next((outgoing, deed) -> {
            var receipt = deed.done();
            if (isFor("incidents", outgoing) && slow.getAndDecrement() == 1) {
              desk.theatre().clock().advance(Duration.ofSeconds(6));
            }
            return receipt;
          });
    }
    var late = reported();
    var card = card(desk.room("incidents"), late).posting();
    assertThat(slow).hasNonPositiveValue();
    var words = "before the answer about " + late;
    desk.unheard("yuki", card, words);
    assertThat(askedFor()).as("no other thread").containsExactly(late);
    reads();
    assertThat(words(desk.room("applications"))).containsOnlyOnce(words);
  }

  @Test
  void a_late_card_is_found_without_looking_through_all_that_stands_in_its_room() {
    var plan =
        desk.get(TransactionOperations.class)
            .execute(transaction -> {
              transaction.setRollbackOnly();
              var db = desk.get(JdbcClient.class);
              db.sql(MANY_CARDS).update();
              db.sql("analyze delivery_kept").update();
              return String.join("\n", db.sql("explain " + inserted()).query(String.class).list());
            });
    assertThat(plan).containsPattern("delivery_kept_at.*\\R.*Index Cond: .*message = ");
  }

  private static final String MANY_CARDS =
      """
      insert into delivery_kept
             (topic, subject, argument, destination, state, platform, workspace, channel, message)
      select 'ticket.card', 'INC-' || i, 'x', 'place/' || i, 'STANDS', 'fake', 'w', 'c', 'm' || i
        from generate_series(1, 3000) i
      """;

  private static String inserted() {
    return ReadBackThreads.ASK_ONE
        .replace(":platform", "'fake'")
        .replace(":workspace", "'w'")
        .replace(":channel", "'c'")
        .replace(":message", "'m7'")
        .replaceAll("(?<!:):(since|from|now)", "timestamptz 'epoch'");
  }

  private static boolean isFor(String room, Outgoing outgoing) {
    return outgoing instanceof Outgoing.Post post && post.to().channel().equals(room);
  }

  private static int unknown() {
    return desk.get(JdbcClient.class)
        .sql("select count(*) from delivery where state = 'UNKNOWN'")
        .query(Integer.class)
        .single();
  }
}
