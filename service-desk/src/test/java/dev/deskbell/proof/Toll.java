package dev.deskbell.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/** What a run has come to so far, written into a file after every history. */
final class Toll {
  private static final JsonMapper JSON = new JsonMapper();

  private final Path file;
  private final Instant began = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  private final Map<String, Integer> faults = new TreeMap<>();
  private final List<String> seeds = new ArrayList<>();
  private final Map<String, String> violations = new TreeMap<>();
  private final Map<String, Duration> waited = new LinkedHashMap<>();
  private final Map<String, Integer> counts = new LinkedHashMap<>();

  Toll(Path file) throws IOException {
    this.file = file;
    Files.createDirectories(file.toAbsolutePath().getParent());
  }

  synchronized void holds(Histories.Turn turn, Site.Played played, Duration took)
      throws IOException {
    seeds.add(turn.toString());
    played.weather().faults().forEach(it -> faults.merge(it.how().name(), 1, Integer::sum));
    var people = played.people();
    count("kills", played.weather().kill().isPresent() ? 1 : 0);
    count("deeds", people.stream().mapToInt(Doings::deeds).sum());
    count("tickets", people.stream().mapToInt(it -> it.opened().size()).sum());
    count("repetitions", people.stream().mapToInt(Doings::repetitions).sum());
    count("doubtful", people.stream().mapToInt(it -> it.doubtful().size()).sum());
    count("alarms", played.alarms());
    count("pages", played.pages());
    count("marked", played.marked());
    played.waited().forEach((what, howLong) -> waited.merge(what, howLong, Duration::plus));
    writes();
    System.out.printf(
        "seed %s holds, %d s %s; %s%n", turn, took.toSeconds(), seconds(played.waited()), counts);
  }

  synchronized void isBroken(Histories.Turn turn, Throwable how) throws IOException {
    violations.put(turn.toString(), String.valueOf(how.getMessage()));
    writes();
    System.out.printf("seed %s IS BROKEN: %s%n", turn, how);
  }

  synchronized Map<String, String> violations() {
    return Map.copyOf(violations);
  }

  private static Map<String, Double> seconds(Map<String, Duration> times) {
    var seconds = new LinkedHashMap<String, Double>();
    times.forEach(
        (what, howLong) -> seconds.put(what, Math.floor(howLong.toMillis() / 100.0) / 10));
    return seconds;
  }

  private void count(String what, int many) {
    counts.merge(what, many, Integer::sum);
  }

  private void writes() throws IOException {
    var all = new LinkedHashMap<String, Object>();
    all.put("began", began.toString());
    all.put("until", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    all.put("commit", System.getProperty("deskbell.commit", "unknown"));
    all.put("histories", seeds.size() + violations.size());
    all.putAll(counts);
    all.put("faults", faults);
    all.put("seconds", seconds(waited));
    all.put("violations", violations);
    all.put("held", seeds.stream().sorted().toList());
    Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(all));
    Files.writeString(file.resolveSibling("result.md"), sentence());
  }

  /** For docs/reliability.md. */
  private String sentence() {
    return """
    %,d histories on %s at %s, in %d minutes: %,d deeds, %,d tickets, %,d alarms, %,d pages, %,d
    kills, %,d faults (%,d resets, %,d delays, %,d lost answers, %,d stalls), %,d messages marked as perhaps
    doubled. %,d did not hold.
    """
        .formatted(
            seeds.size() + violations.size(),
            began.toString().substring(0, 10),
            System.getProperty("deskbell.commit", "unknown"),
            Duration.between(began, Instant.now()).toMinutes(),
            counted("deeds"),
            counted("tickets"),
            counted("alarms"),
            counted("pages"),
            counted("kills"),
            faults.values().stream().mapToInt(it -> it).sum(),
            faults.getOrDefault("CUTS", 0),
            faults.getOrDefault("DELAYS", 0),
            faults.getOrDefault("HALF", 0),
            faults.getOrDefault("STALLS", 0),
            counted("marked"),
            violations.size());
  }

  private int counted(String what) {
    return counts.getOrDefault(what, 0);
  }
}
