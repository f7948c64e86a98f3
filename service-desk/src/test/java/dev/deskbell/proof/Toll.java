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
  private final List<Long> seeds = new ArrayList<>();
  private final Map<String, String> violations = new TreeMap<>();
  private final Map<String, Integer> counts = new LinkedHashMap<>();

  Toll(Path file) throws IOException {
    this.file = file;
    Files.createDirectories(file.toAbsolutePath().getParent());
  }

  synchronized void holds(long seed, Site.Played played, Duration took) throws IOException {
    seeds.add(seed);
    played.weather().faults().forEach(it -> faults.merge(it.how().name(), 1, Integer::sum));
    var people = played.people();
    count("kills", played.weather().kill().isPresent() ? 1 : 0);
    count("deeds", people.stream().mapToInt(Doings::deeds).sum());
    count("tickets", people.stream().mapToInt(it -> it.opened().size()).sum());
    count("repetitions", people.stream().mapToInt(Doings::repetitions).sum());
    count("doubtful", people.stream().mapToInt(it -> it.doubtful().size()).sum());
    count("pages", played.pages());
    count("marked", played.marked());
    writes();
    System.out.printf("seed %d holds, %d s; %s%n", seed, took.toSeconds(), counts);
  }

  synchronized void isBroken(long seed, Throwable how) throws IOException {
    violations.put(Long.toString(seed), String.valueOf(how.getMessage()));
    writes();
    System.out.printf("seed %d IS BROKEN: %s%n", seed, how);
  }

  synchronized Map<String, String> violations() {
    return Map.copyOf(violations);
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
    all.put("violations", violations);
    all.put("held", seeds.stream().sorted().toList());
    Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(all));
  }
}
