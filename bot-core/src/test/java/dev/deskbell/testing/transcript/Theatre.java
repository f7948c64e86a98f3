package dev.deskbell.testing.transcript;

import dev.deskbell.testing.contract.Stage;
import java.time.Duration;

/** A platform's stage with the real desk behind it, and its time. */
public interface Theatre extends AutoCloseable {
  Stage stage();

  /** The desk's clock moves on; what falls due meanwhile is done. */
  void later(Duration by);

  /** Waits until the desk has nothing left to do or to send at this moment. */
  void settles();

  @Override
  void close();
}
