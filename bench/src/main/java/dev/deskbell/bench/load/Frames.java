package dev.deskbell.bench.load;

import static java.util.Locale.ROOT;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/** On whose behalf the processor worked: the stacks that were seen, and how often each was. */
public final class Frames {
  private static final List<String> COLUMNS = List.of("share", "what stands on the stack");
  static final String EVENT = "jdk.CPUTimeSample";
  private static final Pattern MADE = Pattern.compile("(?<=Lambda)[^A-Za-z$].*|[+/]0x.*");

  /** Each from its outermost frame on. */
  private final Map<List<String>, Integer> stacks = new HashMap<>();

  private final Predicate<String> threads;
  private int all;

  private Frames(Predicate<String> threads) {
    this.threads = threads;
  }

  /** Of the tables of what was seen. */
  public static String[] columns() {
    return COLUMNS.toArray(String[]::new);
  }

  /** Of threads with such names only. */
  static Frames of(List<Path> recordings, Predicate<String> threads) throws IOException {
    var frames = new Frames(threads);
    for (var recording : recordings) {
      try (var file = new RecordingFile(recording)) {
        while (file.hasMoreEvents()) {
          frames.add(file.readEvent());
        }
      }
    }
    return frames;
  }

  private void add(RecordedEvent event) {
    if (!event.getEventType().getName().equals(EVENT) || !threads.test(thread(event))) {
      return;
    }
    all++;
    var stack = event.getStackTrace();
    var names = new ArrayList<String>();
    if (stack == null) {
      names.add("(no stack)");
    } else {
      stack.getFrames().stream().map(Frames::name).forEach(names::add);
    }
    Collections.reverse(names);
    stacks.merge(List.copyOf(names), 1, Integer::sum);
  }

  private static String thread(RecordedEvent event) {
    var thread = event.getThread("eventThread");
    return thread == null || thread.getJavaName() == null ? "" : thread.getJavaName();
  }

  static String name(RecordedFrame frame) {
    // What Java makes at run time has another name each time.
    var type = MADE.matcher(frame.getMethod().getType().getName()).replaceFirst("");
    return type + "." + frame.getMethod().getName();
  }

  public int size() {
    return all;
  }

  /** As a flame graph. */
  public String drawn() {
    return Flames.of(this);
  }

  Map<List<String>, Integer> stacks() {
    return stacks;
  }

  /** How many samples are whose, by who of them stands innermost on the stack. */
  public Map<String, Integer> innermost(Function<String, String> whose) {
    var shares = new HashMap<String, Integer>();
    stacks.forEach((stack, many) -> {
      var found = stack.reversed().stream().map(whose).filter(it -> !it.isEmpty()).findFirst();
      shares.merge(found.orElse("the rest"), many, Integer::sum);
    });
    return shares;
  }

  /** The most frequent first, wherever on the stack they stand. */
  public List<List<String>> most(int many, Predicate<String> which) {
    var samples = new HashMap<String, Integer>();
    stacks.forEach((stack, times) ->
        new HashSet<>(stack).forEach(it -> samples.merge(it, times, Integer::sum)));
    return samples.entrySet().stream()
        .filter(it -> which.test(it.getKey()))
        .sorted(
            Map.Entry.<String, Integer>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(many)
        .map(it ->
            List.of(
                String.format(ROOT, "%.1f %%", 100.0 * it.getValue() / all),
                "`" + it.getKey() + "`"))
        .toList();
  }
}
