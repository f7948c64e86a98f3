package dev.deskbell.store;

import org.springframework.transaction.support.TransactionSynchronization;

/** What was collected in a transaction, to be sent before its commit. */
public interface Collected extends TransactionSynchronization {
  /** Sends it now, and goes on collecting. */
  void send();
}
