package dev.deskbell.calendar;

import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;

/** Moments at which clocks somewhere are changed. */
public record Transitions(ZoneId zone, Instant at) {
  private static final Instant FIRST = Instant.parse("2020-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("2041-01-01T00:00:00Z");

  /** Every one if {@code -Dzones=all}, else as many as asked for, always the same. */
  public static List<Transitions> some(int sample) {
    var all = all();
    if ("all".equals(System.getProperty("zones"))) {
      return all;
    }
    var random = new Random(20261122);
    var chosen = new ArrayList<Transitions>();
    for (var i = 0; i < sample; i++) {
      chosen.add(all.get(random.nextInt(all.size())));
    }
    chosen.add(of("Australia/Lord_Howe", "2026-04-04T15:00:00Z"));
    chosen.add(of("Australia/Lord_Howe", "2026-10-03T15:30:00Z"));
    chosen.add(of("Pacific/Apia", "2011-12-30T10:00:00Z"));
    chosen.add(of("Europe/Lisbon", "2026-03-29T01:00:00Z"));
    chosen.add(of("Europe/Lisbon", "2026-10-25T01:00:00Z"));
    return chosen;
  }

  private static Transitions of(String zone, String at) {
    return new Transitions(ZoneId.of(zone), Instant.parse(at));
  }

  /** Of 2020 to 2040; zones with the same rules count once. */
  static List<Transitions> all() {
    var zones = new LinkedHashMap<ZoneRules, ZoneId>();
    ZoneId.getAvailableZoneIds().stream()
        .sorted()
        .map(ZoneId::of)
        .forEach(it -> zones.putIfAbsent(it.getRules(), it));
    var all = new ArrayList<Transitions>();
    zones.forEach((rules, zone) -> {
      var next = rules.nextTransition(FIRST);
      while (next != null && next.getInstant().isBefore(LAST)) {
        all.add(new Transitions(zone, next.getInstant()));
        next = rules.nextTransition(next.getInstant());
      }
    });
    return all;
  }
}
