package dev.deskbell.desk;

import dev.deskbell.database.Database;
import dev.deskbell.delivery.Succession;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** The embedded database serves one instance: what one before left undone is taken up at once. */
@Component
class SoleInstance implements SmartLifecycle {
  private final Database database;
  private final Succession succession;

  SoleInstance(Database database, Succession succession) {
    this.database = database;
    this.succession = succession;
  }

  /** Before all that sends. */
  @Override
  public int getPhase() {
    return Integer.MIN_VALUE;
  }

  @Override
  public void start() {
    if (database.isOwn()) {
      succession.begin();
    }
  }

  @Override
  public void stop() {}

  @Override
  public boolean isRunning() {
    return false;
  }
}
