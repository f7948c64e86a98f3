package dev.deskbell.story;

import dev.deskbell.Deskbell;
import dev.deskbell.console.ConsoleLink;
import dev.deskbell.testing.TestDatabase;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole program with its example organisation, on a database and ports of its own. */
final class RealDesk implements AutoCloseable {
  private final ConfigurableApplicationContext program =
      SpringApplication.run(
          Deskbell.class,
          "--DATABASE_URL=" + TestDatabase.emptyUrl(),
          "--deskbell.console=on",
          "--deskbell.console.port=0",
          "--deskbell.console.token=a-token-for-the-story-only",
          "--management.server.port=0",
          "--server.port=0");

  String link() {
    return ConsoleLink.of(program).toString();
  }

  /** A part of the program, to look behind the scene. */
  <T> T get(Class<T> type) {
    return program.getBean(type);
  }

  /** Where outsiders reach it. */
  String address() {
    return "http://localhost:" + program.getEnvironment().getProperty("local.server.port");
  }

  @Override
  public void close() {
    program.close();
  }
}
