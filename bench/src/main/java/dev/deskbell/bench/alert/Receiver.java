package dev.deskbell.bench.alert;

import dev.deskbell.bench.load.Program;
import java.io.IOException;
import java.sql.SQLException;

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
