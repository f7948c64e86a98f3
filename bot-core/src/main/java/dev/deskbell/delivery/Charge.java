package dev.deskbell.delivery;

import dev.deskbell.chat.Limits.Budget;
import java.util.List;

/** Whether something may go. */
sealed interface Charge {
  /** It may; these budgets were full until then. */
  record Paid(List<Budget> full) implements Charge {}

  /** Not now: all these hold it back. */
  record Spent(List<Hold> by) implements Charge {}
}
