package dev.deskbell.chat;

/** What a message consists of: a {@link Card} or plain {@link Saying}. */
public sealed interface Content permits Card, Saying {
  /** The whole in plain words, for notifications and screen readers. */
  String plain();
}
