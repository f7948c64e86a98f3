package dev.deskbell.bench;

import dev.deskbell.bench.Ratio.Target;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** M1 to M5: parts of a turn in memory, each beside what a library does for the same purpose. */
public final class Micro {
  private static final Map<String, Aim> AIMS = aims();

  /** What a pair of benchmarks is about. */
  private record Aim(String name, Target time) {}

  private Micro() {}

  private static Map<String, Aim> aims() {
    var aims = new LinkedHashMap<String, Aim>();
    aims.put(
        "SlackMicro.m1Command",
        new Aim("M1 signature of a slash command / Bolt's verifier", Target.atMost(0.17)));
    aims.put(
        "SlackMicro.m1Signature",
        new Aim("M1 signature of any request / Bolt's verifier", Target.atMost(0.17)));
    aims.put(
        "SlackMicro.m2Parse",
        new Aim("M2 payload to what the core is told / Bolt's parser", Target.atMost(0.25)));
    aims.put(
        "SlackMicro.m3Route",
        new Aim("M3 request to reply / Bolt's App.run with empty handlers", Target.atMost(0.2)));
    aims.put(
        "SlackMicro.m4Render",
        new Aim("M4 card to Slack's JSON / Slack's model and Gson", Target.atMost(0.5)));
    aims.put(
        "DiscordMicro.m4Render",
        new Aim("M4 card to Discord's JSON / JDA's builders", Target.atMost(0.5)));
    aims.put(
        "TimeMicro.m5BusinessHours",
        new Aim("M5 forty business hours later / walking minutes", Target.atMost(0.001)));
    aims.put(
        "TimeMicro.m5OnCall", new Aim("M5 who is on call / walking minutes", Target.atMost(0.001)));
    return aims;
  }

  /**
   * Arguments: forks, iterations, milliseconds of one, the file for the results, and which to play
   * as a regular expression (all).
   */
  public static void main(String[] arguments) throws Exception {
    var iterations = Integer.parseInt(arguments[1]);
    var length = TimeValue.milliseconds(Long.parseLong(arguments[2]));
    var options =
        new OptionsBuilder()
            .include(arguments.length > 4 ? arguments[4] : "Micro\\.m\\d")
            .forks(Integer.parseInt(arguments[0]))
            .warmupIterations(Math.max(1, iterations / 2))
            .warmupTime(length)
            .measurementIterations(iterations)
            .measurementTime(length)
            .jvmArgsAppend("-XX:+UseSerialGC", "-Xms512m", "-Xmx512m")
            .addProfiler(GCProfiler.class)
            .build();
    var found = new LinkedHashMap<String, RunResult>();
    for (var it : new Runner(options).run()) {
      var name = it.getParams().getBenchmark();
      found.put(name.substring(name.lastIndexOf('.', name.lastIndexOf('.') - 1) + 1), it);
    }
    result(found).write(Path.of(arguments[3]));
  }

  private static Result result(Map<String, RunResult> found) {
    var result = new Result("Parts of a turn (M1 to M5)").with("JMH", "1.37");
    var rows =
        result.table(
            "Nanoseconds and bytes for one operation, and ours by theirs.",
            "what / beside",
            "ours ns",
            "theirs ns",
            "ratio of time",
            "target",
            "",
            "ours B",
            "theirs B",
            "ratio of bytes");
    AIMS.forEach((key, aim) -> {
      var ours = found.get(key + "Ours");
      var theirs = found.get(key + "Theirs");
      if (ours != null && theirs != null) {
        rows.add(row(aim, ours, theirs));
      }
    });
    return result;
  }

  private static List<String> row(Aim aim, RunResult ours, RunResult theirs) {
    var time = Ratio.of(ratios(scores(ours), scores(theirs)));
    return List.of(
        aim.name(),
        number(Ratio.median(scores(ours))),
        number(Ratio.median(scores(theirs))),
        time.toString(),
        aim.time().toString(),
        time.against(aim.time()),
        number(bytes(ours)),
        number(bytes(theirs)),
        String.format(Locale.ROOT, "%.2f", bytes(ours) / bytes(theirs)));
  }

  /** JMH runs one side after the other: iterations are paired in their order. */
  private static List<Double> ratios(List<Double> ours, List<Double> theirs) {
    var ratios = new ArrayList<Double>();
    for (var at = 0; at < Math.min(ours.size(), theirs.size()); at++) {
      ratios.add(ours.get(at) / theirs.get(at));
    }
    return ratios;
  }

  private static List<Double> scores(RunResult of) {
    return of.getBenchmarkResults().stream()
        .flatMap(it -> it.getIterationResults().stream())
        .map(it -> it.getPrimaryResult().getScore())
        .toList();
  }

  private static double bytes(RunResult of) {
    return of.getSecondaryResults().keySet().stream()
        .filter(it -> it.endsWith("gc.alloc.rate.norm"))
        .mapToDouble(it -> Objects.requireNonNull(of.getSecondaryResults().get(it)).getScore())
        .findFirst()
        .orElse(Double.NaN);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%,.0f", value);
  }
}
