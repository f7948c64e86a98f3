package dev.deskbell.chat;

import java.time.Instant;
import java.util.List;

/** What a person filled in for a {@link Field}. */
public sealed interface Answer {
  /** Words; empty when nothing was typed. Also a moment where the platform has no picker. */
  record Words(String words) implements Answer {}

  /** Values of {@linkplain Choice choices}; empty when nothing was picked. */
  record Picked(List<String> values) implements Answer {
    public Picked {
      values = List.copyOf(values);
    }
  }

  /** A person. */
  record Someone(Account account) implements Answer {}

  /** A moment from a picker. */
  record At(Instant moment) implements Answer {}

  /** Files. */
  record Attached(List<Attachment> files) implements Answer {
    public Attached {
      files = List.copyOf(files);
    }
  }
}
