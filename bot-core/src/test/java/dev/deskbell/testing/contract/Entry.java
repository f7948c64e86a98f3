package dev.deskbell.testing.contract;

import dev.deskbell.chat.FileContent;
import java.time.LocalDateTime;
import java.util.List;

/** What a player puts into a field of a form. */
public sealed interface Entry {
  /** Typed on the keyboard. */
  record Typed(String words) implements Entry {}

  /** Chosen, by label. */
  record Chosen(List<String> labels) implements Entry {
    public Chosen {
      labels = List.copyOf(labels);
    }
  }

  /** A person chosen. */
  record Someone(Player player) implements Entry {}

  /**
   * A day and time in the player's own zone; where a platform has no picker, typed as {@link
   * LocalDateTime} writes it with a blank for the T.
   */
  record When(LocalDateTime moment) implements Entry {}

  /** Files attached. */
  record Files(List<FileContent> files) implements Entry {
    public Files {
      files = List.copyOf(files);
    }
  }

  static Entry typed(String words) {
    return new Typed(words);
  }

  static Entry chosen(String... labels) {
    return new Chosen(List.of(labels));
  }
}
