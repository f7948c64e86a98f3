package dev.deskbell.people;

import dev.deskbell.store.Writes;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Keeps who changed what about an account, a role or a person. */
@Component
class AccountAudit {
  private final Writes writes;

  AccountAudit(Writes writes) {
    this.writes = writes;
  }

  /**
   * In the running transaction.
   *
   * @param what a stable name such as {@code account.linked}
   */
  void note(Instant at, Person.Id by, Person.Id about, String what, String detail) {
    writes.add(
        1,
        "insert into account_audit (at, by, about, what, detail) values (?, ?, ?, ?, ?)",
        at,
        by.value(),
        about.value(),
        what,
        detail);
  }
}
