package dev.deskbell.bench.load;

import static java.util.Locale.ROOT;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.jspecify.annotations.Nullable;

/**
 * What was allocated, as the recorder's samples weigh it. The first sample of a thread weighs all
 * that the thread has allocated since it began, so that in a recording of a program that has long
 * been running two samples would be nearly everything: what its first seconds have is left out.
 */
final class Allocated {
  static final String[] COLUMNS = {"share", "MB", "what"};
  private static final String EVENT = "jdk.ObjectAllocationSample";
  private static final Duration FIRST = Duration.ofSeconds(2);
  private static final Duration YOUNG = Duration.ofSeconds(10);

  private final Map<String, Double> byClass = new HashMap<>();
  private final Map<String, Double> bySite = new HashMap<>();
  private final Map<String, Double> byOurs = new HashMap<>();
  private double all;

  static Allocated of(List<Path> recordings) throws IOException {
    var allocated = new Allocated();
    for (var recording : recordings) {
      allocated.read(recording);
    }
    return allocated;
  }

  private void read(Path recording) throws IOException {
    var begins = begins(recording);
    try (var file = new RecordingFile(recording)) {
      while (file.hasMoreEvents()) {
        var event = file.readEvent();
        if (event.getEventType().getName().equals(EVENT)
            && (begins == null || event.getStartTime().isAfter(begins))) {
          add(event);
        }
      }
    }
  }

  /** Nothing is left out where the program began with the recording. */
  private static @Nullable Instant begins(Path recording) throws IOException {
    Instant first = null;
    Instant born = null;
    try (var file = new RecordingFile(recording)) {
      while (file.hasMoreEvents()) {
        var event = file.readEvent();
        if (first == null || event.getStartTime().isBefore(first)) {
          first = event.getStartTime();
        }
        if (event.getEventType().getName().equals("jdk.JVMInformation") && born == null) {
          born = event.getInstant("jvmStartTime");
        }
      }
    }
    var isOld = first != null && born != null && born.plus(YOUNG).isBefore(first);
    return isOld && first != null ? first.plus(FIRST) : null;
  }

  private void add(RecordedEvent event) {
    var weight = event.getLong("weight") / 1048576.0;
    all += weight;
    byClass.merge(event.getClass("objectClass").getName(), weight, Double::sum);
    var stack = event.getStackTrace();
    if (stack == null || stack.getFrames().isEmpty()) {
      return;
    }
    var names = stack.getFrames().stream().map(Frames::name).toList();
    bySite.merge(names.getFirst(), weight, Double::sum);
    var ours = names.stream().filter(it -> it.startsWith("dev.deskbell.")).findFirst();
    byOurs.merge(ours.orElse("(nothing of ours)"), weight, Double::sum);
  }

  Map<String, Double> byClass() {
    return byClass;
  }

  Map<String, Double> bySite() {
    return bySite;
  }

  Map<String, Double> byOurs() {
    return byOurs;
  }

  /** The most of these first. */
  List<List<String>> most(int many, Map<String, Double> which) {
    return which.entrySet().stream()
        .sorted(
            Map.Entry.<String, Double>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(many)
        .map(it ->
            List.of(
                String.format(ROOT, "%.1f %%", 100 * it.getValue() / all),
                String.format(ROOT, "%,.1f", it.getValue()),
                "`" + it.getKey() + "`"))
        .toList();
  }
}
