package dev.deskbell.bench.start;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What the JDK's own tools say about a running program. */
final class Tools {
  private static final Pattern USED = Pattern.compile("used (\\d+)K");
  private static final Pattern CATEGORY =
      Pattern.compile("^- +(\\S.*\\S) \\(reserved=\\d+KB, committed=(\\d+)KB");
  private static final Pattern CLASS = Pattern.compile("^ *\\d+: +\\d+ +(\\d+) +(\\S+)");

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

  /** What the JVM has committed, in megabytes, by what for; it has to count from its start. */
  static Map<String, Double> committed(long pid) throws IOException {
    var committed = new TreeMap<String, Double>();
    jcmd(pid, "VM.native_memory", "summary", "scale=KB")
        .lines()
        .flatMap(it -> CATEGORY.matcher(it).results())
        .forEach(it -> committed.put(it.group(1), Long.parseLong(it.group(2)) / 1024.0));
    return committed;
  }

  /** Bytes of objects that somebody holds, by class: what nobody holds is collected first. */
  static Map<String, Double> live(long pid) throws IOException {
    var live = new TreeMap<String, Double>();
    jcmd(pid, "GC.class_histogram")
        .lines()
        .flatMap(it -> CLASS.matcher(it).results())
        .forEach(it -> live.merge(it.group(2), Double.valueOf(it.group(1)), Double::sum));
    return live;
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
