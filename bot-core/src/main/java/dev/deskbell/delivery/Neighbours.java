package dev.deskbell.delivery;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Wakes the senders of other instances on the same database and is woken by them: one {@code
 * NOTIFY} for all that was told within ten milliseconds, never inside a turn. Only a hint: whoever
 * misses it finds the work by looking.
 */
@Component
class Neighbours implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(Neighbours.class);
  private static final Duration BETWEEN = Duration.ofMillis(10);
  private static final Duration LISTENING = Duration.ofSeconds(5);
  private static final Duration RECONNECTING = Duration.ofSeconds(2);

  private final DataSource database;
  private final Wake wake;
  private final String self = UUID.randomUUID().toString();
  private final AtomicBoolean running = new AtomicBoolean();

  Neighbours(DataSource database, Wake wake) {
    this.database = database;
    this.wake = wake;
  }

  @Override
  public void start() {
    if (running.compareAndSet(false, true)) {
      Thread.ofVirtual().name("deliveries-ring").start(() -> whileRunning(this::ring));
      Thread.ofPlatform()
          .daemon()
          .name("deliveries-listen")
          .start(() -> whileRunning(this::listen));
    }
  }

  @Override
  public void stop() {
    running.set(false);
  }

  @Override
  public boolean isRunning() {
    return running.get();
  }

  private void whileRunning(Talk talk) {
    while (running.get()) {
      try {
        talk.talk();
      } catch (InterruptedException _) {
        return;
      } catch (SQLException problem) {
        LOG.debug("other instances can't be heard for now; looking decides", problem);
        pause(RECONNECTING);
      }
    }
  }

  private void ring() throws InterruptedException, SQLException {
    if (!wake.awaitTold(LISTENING)) {
      return;
    }
    try (var connection = database.getConnection();
        var notify = connection.prepareStatement("select pg_notify('deskbell_told', ?)")) {
      notify.setString(1, self);
      notify.execute();
    }
    pause(BETWEEN);
  }

  private void listen() throws SQLException {
    try (var connection = ownConnection();
        var statement = connection.createStatement()) {
      statement.execute("listen deskbell_told");
      var line = connection.unwrap(PGConnection.class);
      wake.up();
      while (running.get()) {
        for (var heard : line.getNotifications((int) LISTENING.toMillis())) {
          if (!heard.getParameter().equals(self)) {
            wake.up();
          }
        }
      }
    }
  }

  /** Beside the pool: it listens as long as the desk runs. */
  private Connection ownConnection() throws SQLException {
    if (database.isWrapperFor(HikariDataSource.class)) {
      var pool = database.unwrap(HikariDataSource.class);
      return DriverManager.getConnection(pool.getJdbcUrl(), pool.getUsername(), pool.getPassword());
    }
    return database.getConnection();
  }

  private static void pause(Duration length) {
    try {
      Thread.sleep(length);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private interface Talk {
    void talk() throws InterruptedException, SQLException;
  }
}
