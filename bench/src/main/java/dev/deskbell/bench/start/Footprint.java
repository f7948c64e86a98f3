package dev.deskbell.bench.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a process holds of the machine's memory, in megabytes, as Linux counts it.
 *
 * @param resident with what it shares with others
 * @param proportional what is shared counted by its share
 */
record Footprint(double resident, double proportional) {
  static Footprint of(long pid) throws IOException {
    var own = Path.of("/proc/" + pid);
    return new Footprint(
        kilobytes(own.resolve("status"), "VmRSS:") / 1024.0,
        kilobytes(own.resolve("smaps_rollup"), "Pss:") / 1024.0);
  }

  private static long kilobytes(Path file, String key) throws IOException {
    try (var lines = Files.lines(file)) {
      return lines
          .filter(it -> it.startsWith(key))
          .map(it -> it.replaceAll("\\D", ""))
          .mapToLong(Long::parseLong)
          .findFirst()
          .orElse(0);
    }
  }
}
