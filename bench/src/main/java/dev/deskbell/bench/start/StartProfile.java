package dev.deskbell.bench.start;

import static java.util.Locale.ROOT;

import dev.deskbell.bench.Result;
import dev.deskbell.bench.load.Frames;
import dev.deskbell.bench.load.Processor;
import dev.deskbell.bench.load.Recording;
import dev.deskbell.bench.load.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;

/**
 * Where a start spends its time and memory, laid out as the image is, beside the least of Spring
 * Boot laid out alike: recorded from the JVM's first moment until it says that it is well.
 */
public final class StartProfile {
  private static final int MOST_FRAMES = 80;
  private static final int MOST_PACKAGES = 12;
  private static final String MAIN = "main";
  private static final String RECORDER = "--add-modules=jdk.jfr";

  /** Who does the work: the innermost on a stack that is any of these. */
  private static final Map<String, Pattern> AREAS = areas();

  /** What Linux's names mean. */
  private static final Map<String, String> THREADS =
      Map.of("java", "the main thread", "C", "the compilers", "ForkJoinPool", "virtual threads");

  private static final Pattern TELLING =
      Pattern.compile(
          "(dev\\.deskbell|org\\.flywaydb|com\\.slack|org\\.apache\\.catalina\\.startup"
              + "|org\\.springframework\\.(boot|context|beans|data|web|modulith))\\..*");

  private final int starts;
  private final Result result;
  private final Path log = Path.of("bench/target/classes-loaded.log").toAbsolutePath();

  private StartProfile(int starts, Result result) {
    this.starts = starts;
    this.result = result;
  }

  /** Arguments: starts of each kind, the file for the results. */
  public static void main(String[] arguments) throws Exception {
    var starts = Integer.parseInt(arguments[0]);
    var result = new Result("Where a start spends its time and memory");
    try (var server = new Server();
        var stage = new Stage(server)) {
      // Being recorded brings a module along that has to have been there in the training.
      var desk = stage.deskOn("desk", stage.desk(RECORDER).trained());
      var minimal = stage.minimalOn("minimal", stage.minimal(RECORDER).trained());
      result.with("flags of both", String.join(" ", Layout.flags()) + " " + RECORDER);
      new StartProfile(starts, result).of(desk, minimal);
    }
    result.write(Path.of(arguments[1]));
    System.exit(0);
  }

  private static Map<String, Pattern> areas() {
    var areas = new LinkedHashMap<String, String>();
    areas.put("linking lambdas and method handles", "java\\.lang\\.invoke|sun\\.invoke");
    areas.put(
        "making proxies and classes",
        "java\\.lang\\.reflect\\.Proxy|org\\.springframework\\.cglib|java\\.lang\\.classfile|jdk\\.internal\\.classfile");
    areas.put(
        "loading classes and opening jars",
        "java\\.lang\\.ClassLoader|jdk\\.internal\\.loader|java\\.net\\.URLClassLoader|java\\.util\\.(jar|zip)|org\\.springframework\\.boot\\.loader");
    areas.put(
        "looking at annotations",
        "sun\\.reflect\\.annotation|org\\.springframework\\.core\\.(annotation|type)");
    areas.put("Flyway", "org\\.flywaydb");
    areas.put("Tomcat", "org\\.apache\\.(catalina|coyote|tomcat)");
    areas.put("PostgreSQL's driver and the pool", "org\\.postgresql|com\\.zaxxer");
    areas.put("Slack's SDK", "com\\.slack");
    areas.put(
        "reading YAML, JSON and schemas",
        "org\\.yaml|tools\\.jackson|com\\.networknt|org\\.snakeyaml");
    areas.put("logging", "ch\\.qos|org\\.slf4j|org\\.springframework\\.boot\\.logging");
    areas.put(
        "Boot's properties",
        "org\\.springframework\\.boot\\.(context\\.(properties|config)|env)|org\\.springframework\\.core\\.env");
    areas.put(
        "configuration classes and conditions",
        "org\\.springframework\\.context\\.annotation|org\\.springframework\\.boot\\.autoconfigure");
    areas.put("Spring Data", "org\\.springframework\\.data");
    areas.put("Spring's web", "org\\.springframework\\.(web|http)");
    areas.put("Spring's beans and contexts", "org\\.springframework\\.(beans|context|aop)");
    areas.put("ours", "dev\\.deskbell");
    areas.put("Spring otherwise", "org\\.springframework");
    areas.put("the recorder itself", "jdk\\.jfr");
    var patterns = new LinkedHashMap<String, Pattern>();
    areas.forEach(
        (name, prefixes) -> patterns.put(name, Pattern.compile("(" + prefixes + ")[.$A-Z].*")));
    return patterns;
  }

  private static String area(String frame) {
    return AREAS.entrySet().stream()
        .filter(it -> it.getValue().matcher(frame).matches())
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse("");
  }

  private void of(Entrant desk, Entrant minimal) throws Exception {
    // The first makes the tables, and reads every file for the first time.
    desk.flagged(RECORDER).start().program().close();
    minimal.flagged(RECORDER).start().program().close();
    threads(desk.flagged(RECORDER), minimal.flagged(RECORDER));
    classes(desk.flagged(RECORDER), minimal.flagged(RECORDER));
    var ours = recorded(desk, "start");
    var theirs = recorded(minimal, "start-minimal");
    var mine = ours.frames(MAIN::equals);
    worked(mine, theirs.frames(MAIN::equals));
    result
        .table("On whose behalf the main thread works, callers included", Frames.columns())
        .addAll(mine.most(MOST_FRAMES, it -> TELLING.matcher(it).matches()));
    ours.allocated(result, "");
    result.drawing(mine.drawn());
  }

  /** Without the recorder, which has threads of its own. */
  private void threads(Entrant desk, Entrant minimal) throws Exception {
    var ours = threads(desk);
    var theirs = threads(minimal);
    var rows =
        result.table(
            "Milliseconds of processor until it is ready, by thread: the mean of %d starts."
                .formatted(starts),
            "thread",
            "desk",
            "minimal");
    compare(rows, ours, theirs, it -> it / 1e3 / starts);
  }

  private Map<String, Long> threads(Entrant side) throws IOException {
    var all = new HashMap<String, Long>();
    for (var start = 0; start < starts; start++) {
      try (var program = side.start().program()) {
        Processor.byThread(program.pid())
            .forEach((name, it) -> all.merge(THREADS.getOrDefault(name, name), it, Long::sum));
      }
    }
    return all;
  }

  /** The largest first, all that are hardly anything together. */
  private static <N extends Number> void compare(
      List<List<String>> rows,
      Map<String, N> ours,
      Map<String, N> theirs,
      ToDoubleFunction<Double> shown) {
    ToDoubleFunction<Map<String, N>> sum =
        it -> it.values().stream().mapToDouble(Number::doubleValue).sum();
    ours.entrySet().stream()
        .sorted((a, b) -> Double.compare(b.getValue().doubleValue(), a.getValue().doubleValue()))
        .limit(20)
        .forEach(it -> {
          var beside = theirs.get(it.getKey());
          rows.add(
              List.of(
                  it.getKey(),
                  number(shown.applyAsDouble(it.getValue().doubleValue())),
                  number(shown.applyAsDouble(beside == null ? 0 : beside.doubleValue()))));
        });
    rows.add(
        List.of(
            "all",
            number(shown.applyAsDouble(sum.applyAsDouble(ours))),
            number(shown.applyAsDouble(sum.applyAsDouble(theirs)))));
  }

  private void classes(Entrant desk, Entrant minimal) throws IOException {
    var ours = origins(desk);
    var theirs = origins(minimal);
    var rows =
        result.table(
            "Classes until it is ready, by where they came from.", "from", "desk", "minimal");
    compare(rows, ours.byOrigin(), theirs.byOrigin(), it -> it);
    var packages = new TreeMap<>(ours.uncached());
    var most =
        packages.entrySet().stream()
            .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
            .limit(MOST_PACKAGES)
            .map(it -> it.getKey() + " " + it.getValue())
            .toList();
    result.notes("Of the desk's that were not in the cache: " + String.join(", ", most) + ".");
  }

  private Origins origins(Entrant side) throws IOException {
    Files.deleteIfExists(log);
    side.flagged(Origins.FLAG + log + ":none").start().program().close();
    return Origins.of(log);
  }

  private Recording recorded(Entrant side, String name) throws IOException {
    var all = new Recording(name);
    var recorded = side.flagged(Recording.flag());
    for (var start = 0; start < starts; start++) {
      try (var program = recorded.start().program()) {
        var one = new Recording(name + "-" + start);
        one.ends(program.pid());
        all.adds(one);
      }
    }
    return all;
  }

  private void worked(Frames ours, Frames theirs) {
    var rows =
        result.table(
            "Samples of the main thread, one for each millisecond of its processor, by who stands innermost on the stack: the mean of %d starts."
                .formatted(starts),
            "who",
            "desk",
            "minimal");
    compare(
        rows,
        ours.innermost(StartProfile::area),
        theirs.innermost(StartProfile::area),
        it -> it / starts);
  }

  private static String number(double value) {
    return String.format(ROOT, value < 10 ? "%,.1f" : "%,.0f", value);
  }
}
