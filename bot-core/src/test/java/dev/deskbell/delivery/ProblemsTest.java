package dev.deskbell.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.deskbell.delivery.Problems.Cause;
import dev.deskbell.delivery.Telling.Urgency;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What administrators are told of problems: each once, and of many at once that there are more. */
class ProblemsTest {

  private final Desk desk = new Desk();
  private final Instance one = desk.start();
  private final Instance another = desk.start();

  @AfterEach
  void stop() {
    desk.close();
  }

  private static void note(Instance instance, String person, boolean telling) {
    instance.get(Problems.class).note(Cause.PERSON_UNREACHABLE, person, "gone", telling);
  }

  private static void arises(Instance instance, String person) {
    inTransaction(instance, () -> note(instance, person, true));
  }

  private static void inTransaction(Instance instance, Runnable work) {
    var done =
        instance
            .get(Connections.class)
            .briefly(
                Urgency.PAGE,
                () -> {
                  work.run();
                  return true;
                });
    assertThat(done).isTrue();
  }

  private void haveArisen(int many) {
    for (var i = 0; i < many; i++) {
      arises(one, "person/10" + i);
    }
  }

  private List<String> letters() {
    one.drain();
    return desk.there.wordsIn("inbox-admin");
  }

  private long lettersOfMore() {
    return letters().stream().filter(it -> it.contains("more than 20 of this kind")).count();
  }

  /** Two transactions, each with a problem of its own, that end only when both have noted it. */
  private void ariseAtOnce() throws InterruptedException {
    var noted = new CountDownLatch(1);
    var mayEnd = new CountDownLatch(1);
    var first =
        Thread.ofPlatform()
            .start(() ->
                inTransaction(
                    one,
                    () -> {
                      note(one, "person/71", true);
                      noted.countDown();
                      join(mayEnd);
                    }));
    join(noted);
    var second =
        Thread.ofPlatform()
            .start(() ->
                inTransaction(
                    another,
                    () -> {
                      note(another, "person/72", true);
                      mayEnd.countDown();
                    }));
    await().until(() -> isWaitedFor() || !second.isAlive());
    mayEnd.countDown();
    first.join();
    second.join();
  }

  private static void join(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  private boolean isWaitedFor() {
    return desk.db
        .sql(
            "select exists (select 1 from pg_stat_activity"
                + " where datname = current_database() and wait_event = 'advisory')")
        .query(Boolean.class)
        .single();
  }

  @Test
  void what_was_told_is_noted_again_while_others_of_its_kind_are_told() {
    arises(one, "person/71");
    inTransaction(
        one,
        () -> {
          note(one, "person/72", true);
          var again = Thread.ofPlatform().start(() -> arises(another, "person/71"));
          await().until(() -> isWaitedFor() || !again.isAlive());
          assertThat(isWaitedFor()).isFalse();
        });
  }

  @Test
  void two_that_arise_at_once_are_not_both_the_first_of_more() throws Exception {
    haveArisen(Letters.SINGLY);
    ariseAtOnce();
    assertThat(letters()).hasSize(Letters.SINGLY + 1);
    assertThat(lettersOfMore()).isEqualTo(1);
  }

  @Test
  void two_that_arise_at_once_as_the_last_of_few_do_not_keep_more_from_being_told()
      throws Exception {
    haveArisen(Letters.SINGLY - 1);
    ariseAtOnce();
    arises(one, "person/73");
    assertThat(letters()).hasSize(Letters.SINGLY + 1);
    assertThat(lettersOfMore()).isEqualTo(1);
  }

  @Test
  void what_nobody_is_told_of_takes_no_place_of_what_is_told() {
    haveArisen(Letters.SINGLY);
    inTransaction(one, () -> note(one, "person/9", false));
    arises(one, "person/73");
    assertThat(lettersOfMore()).isEqualTo(1);
  }

  @Test
  void what_nobody_was_told_of_at_first_is_told_when_it_should_be() {
    inTransaction(one, () -> note(one, "person/9", false));
    assertThat(letters()).isEmpty();
    arises(one, "person/9");
    arises(another, "person/9");
    assertThat(letters()).hasSize(1);
  }

  @Test
  void that_there_are_more_is_told_once_a_day_however_often_some_of_them_end() {
    haveArisen(Letters.SINGLY + 1);
    for (var i = 0; i < 5; i++) {
      inTransaction(one, () -> one.get(Problems.class).close("person/100"));
      arises(one, "person/100");
      arises(one, "person/8" + i);
    }
    assertThat(lettersOfMore()).isEqualTo(1);
    desk.clock.advance(Duration.ofDays(1));
    haveArisenSince("person/30", Letters.SINGLY + 5);
    assertThat(lettersOfMore()).isEqualTo(2);
  }

  private void haveArisenSince(String who, int many) {
    for (var i = 0; i < many; i++) {
      arises(another, who + i);
    }
  }

  @Test
  void one_kind_mutes_no_other() {
    haveArisen(Letters.SINGLY + 5);
    inTransaction(one, () -> one.get(Problems.class).note(Cause.GIVEN_UP, "card", "poison", true));
    assertThat(letters()).last().asString().contains("kind card were given up");
  }
}
