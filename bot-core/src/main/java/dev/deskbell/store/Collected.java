package dev.deskbell.store;

import java.util.Optional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What was collected in a transaction, to be sent before its commit. There is one of a class, found
 * by it: Spring sorts all synchronizations for whoever looks at them, and a turn looks often.
 */
public abstract class Collected implements TransactionSynchronization {
  /** The running transaction's own, if it has one. */
  public static <T extends Collected> Optional<T> find(Class<T> type) {
    return Optional.ofNullable(TransactionSynchronizationManager.getResource(type)).map(type::cast);
  }

  /** From now on the running transaction has this one, until its end. */
  protected final void begin() {
    TransactionSynchronizationManager.registerSynchronization(this);
    TransactionSynchronizationManager.bindResource(getClass(), this);
  }

  /** Sends it now, and goes on collecting. */
  public abstract void send();

  /** Another transaction runs meanwhile. */
  @Override
  public final void suspend() {
    TransactionSynchronizationManager.unbindResourceIfPossible(getClass());
  }

  @Override
  public final void resume() {
    TransactionSynchronizationManager.bindResource(getClass(), this);
  }

  @Override
  public final void afterCompletion(int status) {
    TransactionSynchronizationManager.unbindResourceIfPossible(getClass());
  }
}
