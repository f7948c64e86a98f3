package dev.deskbell.bench.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What a process holds of the machine's memory, in megabytes, as Linux counts it.
 *
 * @param resident with what it shares with others
 * @param proportional what is shared counted by its share
 */
record Footprint(double resident, double proportional) {
  private static final Pattern MAPPING =
      Pattern.compile("[0-9a-f]+-[0-9a-f]+ \\S+ \\S+ \\S+ \\d+ *(.*)");

  static Footprint of(long pid) throws IOException {
    var own = Path.of("/proc/" + pid);
    return new Footprint(
        kilobytes(own.resolve("status"), "VmRSS:") / 1024.0,
        kilobytes(own.resolve("smaps_rollup"), "Pss:") / 1024.0);
  }

  /** In megabytes, by the file that a piece of memory is of, or that it is of none. */
  static Map<String, Double> parts(long pid) throws IOException {
    var parts = new TreeMap<String, Double>();
    var part = "";
    for (var line : Files.readAllLines(Path.of("/proc/" + pid + "/smaps"))) {
      var mapping = MAPPING.matcher(line);
      if (mapping.matches()) {
        part = named(mapping.group(1));
      } else if (line.startsWith("Rss:")) {
        parts.merge(part, Long.parseLong(line.replaceAll("\\D", "")) / 1024.0, Double::sum);
      }
    }
    return parts;
  }

  private static String named(String file) {
    if (file.isEmpty()) {
      return "no file (heap, code, what the JVM asks for)";
    }
    var name = file.substring(file.lastIndexOf('/') + 1);
    return switch (name) {
      case "aot" -> "the cache of classes";
      case "[heap]" -> "the C library's heap";
      default -> name;
    };
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
