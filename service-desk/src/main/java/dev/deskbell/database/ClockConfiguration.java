package dev.deskbell.database;

import java.time.Clock;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The time that everything else is told. */
@Configuration(proxyBeanMethods = false)
class ClockConfiguration {
  @Bean
  @ConditionalOnMissingBean(Clock.class)
  DatabaseClock clock(JdbcClient db) {
    return new DatabaseClock(db);
  }

  @Bean
  @ConditionalOnMissingBean(ClockRounds.class)
  ClockRounds clockRounds(Clock clock) {
    return new ClockRounds(clock);
  }

  /** Looks at the database's clock now and then. */
  static final class ClockRounds implements SmartLifecycle {
    private static final long PAUSE = 5_000_000_000L;

    private final Clock clock;
    private final AtomicBoolean running = new AtomicBoolean();

    ClockRounds(Clock clock) {
      this.clock = clock;
    }

    @Override
    public void start() {
      if (clock instanceof DatabaseClock followed) {
        running.set(true);
        Thread.ofVirtual().name("clock").start(() -> follow(followed));
      }
    }

    private void follow(DatabaseClock followed) {
      while (running.get()) {
        LockSupport.parkNanos(PAUSE);
        if (followed.isStale()) {
          followed.follow();
        }
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
  }
}
