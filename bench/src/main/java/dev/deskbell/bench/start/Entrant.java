package dev.deskbell.bench.start;

import dev.deskbell.bench.load.Processor;
import dev.deskbell.bench.load.Program;
import dev.deskbell.bench.load.Wire;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * A program that can be started again and again.
 *
 * @param port where it says that it is well
 * @param well the status with which it does; who has no page about it says that there is none
 */
record Entrant(
    String name,
    List<String> command,
    Path folder,
    Map<String, String> variables,
    int port,
    int well) {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final long LOOK = Duration.ofMillis(4).toNanos();

  /**
   * A start.
   *
   * @param began the nanoseconds of this process when it was
   * @param millis from then until it was well
   * @param processor what it used of the processors until then, in milliseconds
   */
  record Started(Program program, long began, double millis, double processor) {}

  /** The same with another setting. */
  Entrant with(String variable, String value) {
    var others = new HashMap<>(variables);
    others.put(variable, value);
    return new Entrant(name, command, folder, others, port, well);
  }

  /** The same with one more flag of its JVM. */
  Entrant flagged(String flag) {
    var flagged = new ArrayList<>(command);
    flagged.add(1, flag);
    return new Entrant(name, flagged, folder, variables, port, well);
  }

  Started start() throws IOException {
    var began = System.nanoTime();
    var program = Program.start(command, folder, variables);
    while (!isWell()) {
      if (System.nanoTime() - began > PATIENCE.toNanos()
          || !ProcessHandle.of(program.pid()).map(ProcessHandle::isAlive).orElse(false)) {
        throw new IOException(name + " did not start:\n" + program.output());
      }
      LockSupport.parkNanos(LOOK);
    }
    var millis = (System.nanoTime() - began) / 1e6;
    return new Started(program, began, millis, Processor.of(program.pid()) / 1e3);
  }

  private boolean isWell() {
    try (var wire = new Wire(port)) {
      var get = "GET /actuator/health HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
      return wire.sends(get.getBytes(StandardCharsets.ISO_8859_1)) == well;
    } catch (IOException notYet) {
      return false;
    }
  }
}
