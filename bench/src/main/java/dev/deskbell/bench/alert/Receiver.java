package dev.deskbell.bench.alert;

import java.io.IOException;
import java.sql.SQLException;
import dev.deskbell.bench.load.Program;

/** Takes alerts and tells people. */
interface Receiver {
  String name();

  Program program();

  int port();

  Pages pages();

  /** A request that brings this alert. */
  byte[] alert(String name, String instance, String service, String startsAt);

  /** Whether all that was taken is worked through. */
  boolean isAtRest() throws IOException, SQLException;
}
