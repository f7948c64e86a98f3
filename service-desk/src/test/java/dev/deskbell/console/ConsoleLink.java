package dev.deskbell.console;

import java.net.URI;
import org.springframework.context.ApplicationContext;

/** What the log says of the console of a running program. */
public final class ConsoleLink {
  private ConsoleLink() {}

  public static URI of(ApplicationContext program) {
    return program.getBean(ConsoleServer.class).link();
  }
}
