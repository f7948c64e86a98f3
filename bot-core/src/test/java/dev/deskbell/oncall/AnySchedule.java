package dev.deskbell.oncall;

import dev.deskbell.calendar.HoursEntry;
import dev.deskbell.calendar.Interval;
import dev.deskbell.oncall.SchedulesPolicy.Every;
import dev.deskbell.oncall.SchedulesPolicy.LayerEntry;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Layers and covers as somebody might write them, out of a seed. */
final class AnySchedule {
  private final Random random;

  AnySchedule(Random random) {
    this.random = random;
  }

  List<LayerEntry> layers(Instant around) {
    return IntStream.rangeClosed(1, 1 + random.nextInt(3))
        .mapToObj(it -> layer(it, around))
        .toList();
  }

  private LayerEntry layer(int number, Instant around) {
    var every = List.of(Every.values()).get(random.nextInt(3));
    var starts = day(around).minusDays(random.nextInt(60));
    return new LayerEntry(
        "layer " + number,
        IntStream.range(0, 1 + random.nextInt(4)).mapToObj(it -> number + "-" + it).toList(),
        every,
        1 + random.nextInt(every == Every.HOUR ? 30 : 3),
        handOffs(every),
        starts.toString(),
        random.nextInt(4) == 0 ? starts.plusDays(1 + random.nextInt(70)).toString() : null,
        hours());
  }

  private List<String> handOffs(Every every) {
    if (every != Every.WEEK) {
      return List.of(time());
    }
    return Stream.generate(() -> days().getFirst().name().toLowerCase(Locale.ROOT) + " " + time())
        .limit(1 + random.nextInt(3))
        .distinct()
        .toList();
  }

  private @Nullable List<HoursEntry> hours() {
    return random.nextBoolean() ? null : List.of(new HoursEntry(days(), time(), time()));
  }

  private List<DayOfWeek> days() {
    var days = new ArrayList<>(List.of(DayOfWeek.values()));
    java.util.Collections.shuffle(days, random);
    return List.copyOf(days.subList(0, 1 + random.nextInt(7)));
  }

  private String time() {
    return "%02d:%02d".formatted(random.nextInt(24), random.nextInt(4) * 15);
  }

  List<Cover> covers(String schedule, Instant around) {
    return IntStream.range(0, random.nextInt(4))
        .mapToObj(it -> {
          var from = around.plus(Duration.ofMinutes(random.nextInt(4000) - 2500));
          var length = Duration.ofMinutes(1 + random.nextInt(2000));
          return new Cover(
              it, schedule, Interval.of(from, length), ShiftsOracleTest.person("c-" + it));
        })
        .toList();
  }

  private static LocalDate day(Instant moment) {
    return LocalDate.ofInstant(moment, java.time.ZoneOffset.UTC);
  }
}
