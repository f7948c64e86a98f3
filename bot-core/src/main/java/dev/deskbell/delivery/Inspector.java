package dev.deskbell.delivery;

import java.time.Instant;
import java.util.List;

/**
 * Looks for what is stuck beside messages, on behalf of the auditor, who must not know it. A bean
 * of whose work it is; it asks the database, in one cheap question, and believes no one else.
 */
@FunctionalInterface
public interface Inspector {
  /** What is stuck now; empty when all is well. */
  List<Auditor.Finding> findings(Instant now);
}
