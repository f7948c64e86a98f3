package dev.deskbell.oncall;

import dev.deskbell.calendar.HoursEntry;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code schedules.yaml}: who is on call when. */
record SchedulesPolicy(@Nullable List<Entry> schedules) {
  static final SchedulesPolicy ABSENT = new SchedulesPolicy(List.of());

  List<Entry> entries() {
    return schedules == null ? List.of() : schedules;
  }

  /** One schedule. */
  record Entry(
      String id,
      String name,
      String team,
      String zone,
      @Nullable String owner,
      @Nullable List<HoursEntry> covered,
      @Nullable List<GroupEntry> groups,
      List<LayerEntry> layers) {
    List<GroupEntry> followers() {
      return groups == null ? List.of() : groups;
    }
  }

  /** A group or role of a chat platform that has whoever is on call. */
  record GroupEntry(String platform, String workspace, String group) {}

  /** How often turns change. */
  enum Every {
    HOUR,
    DAY,
    WEEK
  }

  /**
   * One layer.
   *
   * @param times every so many hours, days or weeks; 1 if left out
   * @param handOff {@code 09:00}, or {@code monday 09:00} where turns change weekly, then also
   *     several in a week
   * @param starts the first day
   */
  record LayerEntry(
      @Nullable String name,
      List<String> people,
      Every every,
      @Nullable Integer times,
      List<String> handOff,
      String starts,
      @Nullable String until,
      @Nullable List<HoursEntry> hours) {
    private static final Duration WEEK = Duration.ofDays(7);

    private long often() {
      return times == null ? 1 : times;
    }

    Rotation rotation(ZoneId zone) {
      return switch (every) {
        case HOUR -> simple(zone, Duration.ofHours(often()));
        case DAY -> simple(zone, Duration.ofDays(often()));
        case WEEK -> weekly(zone);
      };
    }

    private Rotation simple(ZoneId zone, Duration cycle) {
      var first = LocalDate.parse(starts).atTime(time(handOff.getFirst()));
      return new Rotation(zone, first, cycle, List.of(Duration.ZERO));
    }

    /** The first hand-off on the first day or later begins the first turn. */
    private Rotation weekly(ZoneId zone) {
      var moments = handOff.stream().map(this::firstOn).sorted().toList();
      var first = moments.getFirst();
      return new Rotation(
          zone,
          first,
          WEEK.multipliedBy(often()),
          moments.stream().map(it -> Duration.between(first, it)).toList());
    }

    private LocalDateTime firstOn(String moment) {
      var day = DayOfWeek.valueOf(moment.split(" ", 2)[0].toUpperCase(Locale.ROOT));
      return LocalDate.parse(starts).with(TemporalAdjusters.nextOrSame(day)).atTime(time(moment));
    }

    static LocalTime time(String moment) {
      return LocalTime.parse(moment.substring(moment.lastIndexOf(' ') + 1));
    }
  }
}
