package dev.deskbell.bench.start;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What the JDK's own tools say about a running program. */
final class Tools {
  private static final Pattern USED = Pattern.compile("used (\\d+)K");

  private Tools() {}

  /** Collects everything that nobody holds any more; what is left on the heap, in megabytes. */
  static double collected(long pid) throws IOException {
    // What waits for a finalizer or cleaner is free after the second time only.
    jcmd(pid, "GC.run");
    jcmd(pid, "GC.run");
    var heap = jcmd(pid, "GC.heap_info").lines().filter(it -> !it.contains("Metaspace"));
    return heap.takeWhile(it -> !it.contains("class space"))
            .flatMap(it -> USED.matcher(it).results())
            .mapToLong(it -> Long.parseLong(it.group(1)))
            .sum()
        / 1024.0;
  }

  static String jcmd(long pid, String... words) throws IOException {
    var command =
        new ArrayList<>(
            List.of(Path.of(Layout.java()).resolveSibling("jcmd") + "", Long.toString(pid)));
    command.addAll(List.of(words));
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
