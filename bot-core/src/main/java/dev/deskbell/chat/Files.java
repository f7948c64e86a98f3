package dev.deskbell.chat;

import org.jspecify.annotations.Nullable;

/** Fetches what people attached. */
public interface Files {
  /** The file, or null when it is gone or too large. */
  @Nullable FileContent fetch(Attachment file);
}
