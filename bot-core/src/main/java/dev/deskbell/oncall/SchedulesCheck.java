package dev.deskbell.oncall;

import dev.deskbell.oncall.SchedulesPolicy.Every;
import dev.deskbell.oncall.SchedulesPolicy.LayerEntry;
import dev.deskbell.policy.Closest;
import dev.deskbell.policy.Section.Problem;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is wrong with schedules beyond their schema. Pure. */
final class SchedulesCheck {
  private final List<Problem> problems = new ArrayList<>();

  private SchedulesCheck() {}

  static List<Problem> of(SchedulesPolicy policy) {
    var check = new SchedulesCheck();
    var seen = new HashSet<String>();
    for (var i = 0; i < policy.entries().size(); i++) {
      var entry = policy.entries().get(i);
      var at = "/schedules/" + i;
      if (!seen.add(entry.id())) {
        check.report(at + "/id", "another schedule is `" + entry.id() + "` already");
      }
      check.zone(at + "/zone", entry.zone());
      for (var j = 0; j < entry.layers().size(); j++) {
        check.layer(at + "/layers/" + j, entry.layers().get(j));
      }
    }
    return List.copyOf(check.problems);
  }

  private void zone(String at, String zone) {
    var known = ZoneId.getAvailableZoneIds();
    if (!known.contains(zone)) {
      report(at, "`" + zone + "` is no time zone" + Closest.hint(zone, known));
    }
  }

  private void layer(String at, LayerEntry layer) {
    day(at + "/starts", layer.starts());
    day(at + "/until", layer.until());
    if (layer.every() != Every.WEEK && layer.handOff().size() > 1) {
      report(at + "/hand-off", "only turns that change weekly have several hand-offs");
    }
    for (var i = 0; i < layer.handOff().size(); i++) {
      var hasDay = layer.handOff().get(i).contains(" ");
      if (hasDay != (layer.every() == Every.WEEK)) {
        report(
            at + "/hand-off/" + i,
            hasDay
                ? "say only the time, such as \"09:00\""
                : "say also the day, such as monday 09:00");
      }
    }
    if (new HashSet<>(layer.handOff()).size() < layer.handOff().size()) {
      report(at + "/hand-off", "the same hand-off stands there twice");
    }
  }

  private void day(String at, @Nullable String written) {
    try {
      if (written != null) {
        LocalDate.parse(written);
      }
    } catch (DateTimeException e) {
      report(at, "`" + written + "` is no day of the calendar");
    }
  }

  private void report(String pointer, String why) {
    problems.add(new Problem(pointer, why));
  }
}
