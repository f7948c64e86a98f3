package dev.deskbell.bench.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Where a program's classes came from, as the JVM logged it while it started. */
final class Origins {
  static final String FLAG = "-Xlog:class+load=info:file=";
  private static final Pattern LOADED = Pattern.compile(".*?([\\w.$/+-]+) source: (.*)");
  private static final Pattern PACKAGE = Pattern.compile("^((?:[a-z_0-9]+\\.){1,3}).*");

  private final Map<String, Integer> byOrigin = new TreeMap<>();
  private final Map<String, Integer> uncached = new TreeMap<>();

  static Origins of(Path log) throws IOException {
    var origins = new Origins();
    try (var lines = Files.lines(log)) {
      lines.forEach(origins::add);
    }
    return origins;
  }

  private void add(String line) {
    var loaded = LOADED.matcher(line);
    if (!loaded.matches()) {
      return;
    }
    var origin = origin(loaded.group(2));
    byOrigin.merge(origin, 1, Integer::sum);
    if (!origin.startsWith("the cache")) {
      var name = PACKAGE.matcher(loaded.group(1));
      uncached.merge(name.matches() ? name.group(1) + "*" : "no package", 1, Integer::sum);
    }
  }

  private static String origin(String source) {
    if (source.startsWith("shared objects file")) {
      return "the cache";
    }
    if (source.startsWith("jar:") || source.startsWith("file:") || source.startsWith("jrt:")) {
      return "a file";
    }
    return "made at run time (lambdas, method handles, proxies)";
  }

  Map<String, Integer> byOrigin() {
    return byOrigin;
  }

  /** By package, of those that the cache has not got. */
  Map<String, Integer> uncached() {
    return uncached;
  }
}
