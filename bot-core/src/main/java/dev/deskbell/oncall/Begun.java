package dev.deskbell.oncall;

import java.util.ArrayList;
import java.util.List;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The escalations that the running transaction has begun with a step that is due. */
final class Begun implements TransactionSynchronization {
  private final List<Run> runs = new ArrayList<>();

  private Begun() {}

  static void add(Run run) {
    ofTransaction().runs.add(run);
  }

  /** Each once. */
  static List<Run> take() {
    var begun = ofTransaction();
    var taken = List.copyOf(begun.runs);
    begun.runs.clear();
    return taken;
  }

  private static Begun ofTransaction() {
    for (var known : TransactionSynchronizationManager.getSynchronizations()) {
      if (known instanceof Begun begun) {
        return begun;
      }
    }
    var begun = new Begun();
    TransactionSynchronizationManager.registerSynchronization(begun);
    return begun;
  }
}
