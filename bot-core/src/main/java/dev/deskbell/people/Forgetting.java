package dev.deskbell.people;

import dev.deskbell.store.Writes;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What an instance remembers of people it forgets when that changes, here or on another one. */
final class Forgetting {
  private final PeopleStore store;
  private final Writes writes;
  private final List<Runnable> remembered = new CopyOnWriteArrayList<>();
  private final OwnVersions own = new OwnVersions();

  Forgetting(PeopleStore store, Writes writes) {
    this.store = store;
    this.writes = writes;
  }

  /** This is forgotten too, with everything. */
  void also(Runnable it) {
    remembered.add(it);
  }

  void everything() {
    remembered.forEach(Runnable::run);
  }

  /** What changed elsewhere. */
  void follow() {
    if (!own.account(store.version())) {
      everything();
    }
  }

  /**
   * Something changes in the running transaction: what is concerned is forgotten now and after it,
   * and other instances are told.
   */
  void changed(Runnable concerned) {
    concerned.run();
    if (TransactionSynchronizationManager.isSynchronizationActive()) {
      var version = new AtomicLong();
      // Last of what the turn writes, for everybody who changes people waits for this row.
      writes.addNumbering(PeopleStore.CHANGED, version::set);
      TransactionSynchronizationManager.registerSynchronization(
          new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
              concerned.run();
              if (status == STATUS_COMMITTED) {
                own.made(version.get());
              }
            }
          });
    } else {
      own.made(store.changed());
    }
  }
}
