package dev.deskbell.testing.transcript;

import java.io.Serial;

/** A line of a transcript that cannot be read. */
public final class Misprint extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  Misprint(Line line, String what) {
    super(line.where() + ": " + what + ": " + line.text().strip(), null, false, false);
  }
}
