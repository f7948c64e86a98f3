package dev.deskbell.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import dev.deskbell.chat.Account;
import dev.deskbell.chat.ChatPlatform;
import dev.deskbell.chat.Outgoing;
import dev.deskbell.chat.Profiles;
import dev.deskbell.chat.Receipt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.CannotCreateTransactionException;

/** The scheduler's thread is everybody's: no round keeps it. */
class PeopleRoundsTest {
  private final Desk desk = new Desk();
  private final Hanging platform = new Hanging();
  private final PeopleRounds rounds =
      new PeopleRounds(desk.people, desk.departures, desk.profiles, desk.groups);

  @Test
  void no_round_waits_for_a_platform_that_hangs_and_none_asks_it_twice_at_once() {
    desk.platforms.add(platform);
    desk.stranger("here", "zoe");
    rounds.visitProfiles();
    assertThat(platform.answered).as("answered before the round was over").hasValue(0);
    await().until(() -> platform.asked.get() == 1);
    desk.stranger("here", "mia");
    rounds.visitProfiles();
    rounds.follow();
    assertThat(platform.asked).hasValue(1);

    platform.answers.countDown();
    await()
        .until(() -> {
          rounds.visitProfiles();
          return platform.answered.get() == 2;
        });
  }

  @Test
  void a_round_is_patient_with_a_database_that_gives_no_transaction() {
    desk.concerned.add((_, _) -> {
      throw new CannotCreateTransactionException("the database is away");
    });
    var zoe = desk.stranger("here", "zoe");
    desk.turn(() -> {
      desk.departures.left(zoe, desk.itself.who("ana").id(), desk.clock.instant());
    });
    assertThatCode(rounds::announceDepartures).doesNotThrowAnyException();
  }

  private static final class Hanging implements ChatPlatform, Profiles {
    private final CountDownLatch answers = new CountDownLatch(1);
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger answered = new AtomicInteger();

    @Override
    public String name() {
      return "here";
    }

    @Override
    public Receipt deliver(Outgoing outgoing) {
      throw new UnsupportedOperationException();
    }

    @Override
    public @Nullable Profile of(Account account) {
      asked.incrementAndGet();
      try {
        assertThat(answers.await(1, TimeUnit.MINUTES)).isTrue();
      } catch (InterruptedException stopped) {
        throw new IllegalStateException(stopped);
      } finally {
        answered.incrementAndGet();
      }
      return null;
    }
  }
}
