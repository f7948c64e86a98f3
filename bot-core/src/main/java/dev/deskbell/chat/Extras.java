package dev.deskbell.chat;

import dev.deskbell.chat.Limits.Budget;
import java.util.List;

/** Known afterwards: that a deed took more of budgets than was said before. */
public interface Extras {
  /** What it took beside, when it was answered; told once. */
  List<Budget> beside(Outgoing answered);
}
