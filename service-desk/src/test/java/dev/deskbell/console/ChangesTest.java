package dev.deskbell.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.testing.TestDatabase;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

class ChangesTest {
  private final AtomicInteger begun = new AtomicInteger();
  private final Changes changes = changes();

  private Changes changes() {
    var database = TestDatabase.fresh();
    var template = new TransactionTemplate(new JdbcTransactionManager(database));
    TransactionOperations counted =
        new TransactionOperations() {
          @Override
          public <T extends @Nullable Object> T execute(TransactionCallback<T> action) {
            begun.incrementAndGet();
            return template.execute(action);
          }
        };
    return new Changes(JdbcClient.create(database), counted);
  }

  @Test
  @Timeout(120)
  void who_waits_to_write_holds_no_connection_meanwhile() throws InterruptedException {
    var isWriting = new CountDownLatch(1);
    var mayEnd = new CountDownLatch(1);
    var first =
        Thread.ofPlatform()
            .start(() ->
                changes.make(() -> {
                  isWriting.countDown();
                  return ends(mayEnd);
                }));
    assertThat(isWriting.await(1, TimeUnit.MINUTES)).isTrue();
    var second = Thread.ofPlatform().start(() -> changes.make(() -> true));
    while (second.getState() != Thread.State.TIMED_WAITING && begun.get() == 1) {
      Thread.onSpinWait();
    }
    assertThat(begun).hasValue(1);
    mayEnd.countDown();
    first.join();
    second.join();
    assertThat(begun).hasValue(2);
    assertThat(changes.heard()).isEqualTo(2);
  }

  private static boolean ends(CountDownLatch mayEnd) {
    try {
      return mayEnd.await(1, TimeUnit.MINUTES);
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }
}
