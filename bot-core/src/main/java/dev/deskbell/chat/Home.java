package dev.deskbell.chat;

/** Has a page of its own for each person. */
public interface Home {
  Receipt show(Account to, Card card);
}
