package dev.deskbell.testing.transcript;

import dev.deskbell.testing.contract.Stage;
import java.time.Duration;

/** A platform's stage with the real desk behind it, and its time. */
public interface Theatre extends AutoCloseable {
  Stage stage();

  /** The desk's clock moves on; what falls due meanwhile is done. */
  void later(Duration by);

  /** Monitoring that the desk listens to says that something is wrong, or no longer is. */
  void monitoringReports(String what, boolean over);

  /** Waits until the desk has nothing left to do or to send at this moment. */
  void settles();

  @Override
  void close();
}
