package dev.deskbell.oncall;

import dev.deskbell.calendar.BusinessHours;
import dev.deskbell.calendar.WeeklyHours;
import dev.deskbell.people.Person;
import dev.deskbell.people.Team;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * M5: when forty business hours have passed, over a change of clocks and a holiday, and who is on
 * call, beside somebody who looks at the clock on the wall every minute.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(java.util.concurrent.TimeUnit.NANOSECONDS)
public class TimeMicro {
  private static final ZoneId ZONE = ZoneId.of("Europe/Lisbon");
  private static final Instant FROM = Instant.parse("2026-10-22T15:07:00Z");
  private static final Duration WORK = Duration.ofHours(40);
  private static final LocalDate HOLIDAY = LocalDate.parse("2026-10-26");
  private static final int ROTATIONS = 1_000;
  private static final Instant MOMENT = Instant.parse("2026-11-22T10:15:00Z");

  private final BusinessHours hours =
      new BusinessHours(
          ZONE,
          new WeeklyHours(
              List.of(
                  new WeeklyHours.Part(
                      EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                      LocalTime.of(9, 0),
                      LocalTime.of(18, 0)))),
          Set.of(HOLIDAY));
  private final List<Schedule> schedules = new ArrayList<>();
  private int next;

  /** What is measured is right, or there is nothing to measure. */
  @Setup(Level.Trial)
  public void proves() {
    for (var number = 0; number < ROTATIONS; number++) {
      schedules.add(schedule(number));
    }
    if (!m5BusinessHoursOurs().equals(m5BusinessHoursTheirs())) {
      throw new IllegalStateException(m5BusinessHoursOurs() + " " + m5BusinessHoursTheirs());
    }
    for (var it : schedules.subList(0, 8)) {
      var who = it.at(MOMENT, List.of()).orElseThrow().who();
      if (!who.equals(walked(it))) {
        throw new IllegalStateException(it.id() + " " + who + " " + walked(it));
      }
    }
  }

  private static Schedule schedule(int number) {
    var zones = List.of("Europe/Lisbon", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe");
    var zone = ZoneId.of(zones.get(number % zones.size()));
    var people =
        List.of(1L, 2L, 3L, 4L, 5L).stream()
            .map(it -> Optional.of(new Person.Id(number * 10L + it)))
            .toList();
    var first = LocalDateTime.parse("2026-01-05T09:00").plusHours(number % 24);
    var rotation = new Rotation(zone, first, Duration.ofDays(7), List.of(Duration.ZERO));
    return new Schedule(
        "rota-" + number,
        "Rota " + number,
        new Team.Id("network"),
        zone,
        Optional.empty(),
        List.of(new Layer("all", people, rotation, WeeklyHours.ALWAYS, null)),
        WeeklyHours.ALWAYS,
        List.of());
  }

  @Benchmark
  public Instant m5BusinessHoursOurs() {
    return hours.after(FROM, WORK).orElseThrow();
  }

  @Benchmark
  public Instant m5BusinessHoursTheirs() {
    var left = WORK.toMinutes();
    var at = FROM;
    for (; left > 0; at = at.plusSeconds(60)) {
      var shown = at.atZone(ZONE);
      var isOpen =
          shown.getDayOfWeek().getValue() <= 5
              && !shown.toLocalDate().equals(HOLIDAY)
              && shown.getHour() >= 9
              && shown.getHour() < 18;
      left -= isOpen ? 1 : 0;
    }
    return at;
  }

  /** Of a thousand rotations one after the other; each lookup is one of them. */
  @Benchmark
  public Object m5OnCallOurs() {
    next = (next + 1) % ROTATIONS;
    return schedules.get(next).at(MOMENT, List.of());
  }

  @Benchmark
  public Object m5OnCallTheirs() {
    next = (next + 1) % ROTATIONS;
    return walked(schedules.get(next));
  }

  /** From the first hand-off on, minute by minute. */
  private static Person.Id walked(Schedule schedule) {
    var layer = schedule.layers().getFirst();
    var turn = 0;
    var handOff = layer.rotation().first().plusDays(7);
    var at = layer.rotation().first().atZone(schedule.zone()).toInstant();
    for (; at.isBefore(MOMENT); at = at.plusSeconds(60)) {
      if (!LocalDateTime.ofInstant(at, schedule.zone()).isBefore(handOff)) {
        turn++;
        handOff = handOff.plusDays(7);
      }
    }
    return layer.people().get(turn % layer.people().size()).orElseThrow();
  }
}
