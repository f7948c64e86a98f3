package dev.deskbell.chat;

/** A message that looks like any other message. */
public record Saying(Text text) implements Content {
  public Saying {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("a message says something");
    }
  }

  @Override
  public String plain() {
    return text.plain();
  }
}
