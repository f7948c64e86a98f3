package dev.deskbell.bench.load;

import static java.util.Locale.ROOT;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/** On whose behalf the processor worked: how many samples have a method anywhere on their stack. */
final class Frames {
  static final String[] COLUMNS = {"share", "what stands on the stack"};
  static final String EVENT = "jdk.CPUTimeSample";

  private final Map<String, Integer> samples = new HashMap<>();
  private int all;

  private Frames() {}

  static Frames of(Path recording) throws IOException {
    var frames = new Frames();
    try (var file = new RecordingFile(recording)) {
      while (file.hasMoreEvents()) {
        frames.add(file.readEvent());
      }
    }
    return frames;
  }

  private void add(RecordedEvent event) {
    if (!event.getEventType().getName().equals(EVENT)) {
      return;
    }
    all++;
    var stack = event.getStackTrace();
    if (stack == null) {
      samples.merge("(no stack)", 1, Integer::sum);
      return;
    }
    Set<String> once = new HashSet<>();
    stack.getFrames().stream().map(Frames::name).forEach(once::add);
    once.forEach(it -> samples.merge(it, 1, Integer::sum));
  }

  private static String name(RecordedFrame frame) {
    return frame.getMethod().getType().getName() + "." + frame.getMethod().getName();
  }

  /** The most frequent first. */
  List<List<String>> most(int many, Predicate<String> which) {
    return samples.entrySet().stream()
        .filter(it -> which.test(it.getKey()))
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .limit(many)
        .map(it ->
            List.of(
                String.format(ROOT, "%.1f %%", 100.0 * it.getValue() / all),
                "`" + it.getKey() + "`"))
        .toList();
  }
}
