package dev.deskbell.console;

import dev.deskbell.policy.OperatorMistake;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.core.env.Environment;

/**
 * Where the console listens and what its link must carry.
 *
 * @param hosts names by which a browser may call it beside the loopback's own
 */
record ConsoleSettings(String address, int port, String token, List<String> hosts) {
  static final int SHORTEST_TOKEN = 16;

  ConsoleSettings {
    if (token.length() < SHORTEST_TOKEN || !token.matches("[A-Za-z0-9._~-]+")) {
      throw new OperatorMistake(
          "DESKBELL_CONSOLE_TOKEN needs at least "
              + SHORTEST_TOKEN
              + " letters, digits or . _ ~ - ; leave it out for a random one.");
    }
    hosts = List.copyOf(hosts);
  }

  static ConsoleSettings from(Environment environment) {
    var address = environment.getProperty("deskbell.console.address", "127.0.0.1");
    var given = environment.getProperty("deskbell.console.token", "");
    return new ConsoleSettings(
        address,
        environment.getProperty("deskbell.console.port", Integer.class, 8090),
        given.isBlank() ? random() : given,
        Stream.concat(
                Stream.of(address),
                Stream.of(environment.getProperty("deskbell.console.hosts", "").split(",")))
            .map(String::strip)
            .filter(it -> !it.isEmpty())
            .toList());
  }

  private static String random() {
    var bytes = new byte[24];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
