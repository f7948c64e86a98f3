package dev.deskbell.oncall;

import dev.deskbell.calendar.DayChart;
import dev.deskbell.calendar.Interval;
import dev.deskbell.calendar.Intervals;
import dev.deskbell.chat.Block;
import dev.deskbell.chat.FileContent;
import dev.deskbell.people.Person;
import dev.deskbell.ticket.Names;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.springframework.stereotype.Component;

/** Draws a schedule: a row for each person, a column for each day. */
@Component
class RotaPicture {
  private static final int DAY = 30;

  private final Names names;

  RotaPicture(Names names) {
    this.names = names;
  }

  Block of(Schedule schedule, List<Shift> shifts, Interval within) {
    var words = "The next weeks of " + schedule.name() + ", one row for each person";
    var png = chart(schedule, shifts, within).png();
    return new Block.Picture(words, new FileContent(schedule.id() + ".png", "image/png", png));
  }

  private DayChart chart(Schedule schedule, List<Shift> shifts, Interval within) {
    var chart = new DayChart(schedule.zone(), within, DAY);
    var people = new ArrayList<>(new LinkedHashSet<>(shifts.stream().map(Shift::who).toList()));
    for (Person.Id person : people) {
      var row = chart.row(names.of(person));
      shifts.stream()
          .filter(it -> it.who().equals(person))
          .forEach(it -> chart.bar(row, it.when(), row, ""));
    }
    var gaps =
        schedule
            .covered()
            .in(schedule.zone(), within)
            .minus(Intervals.of(shifts.stream().map(Shift::when).toList()));
    if (!gaps.isEmpty()) {
      var row = chart.row("nobody");
      gaps.parts().forEach(it -> chart.alarm(row, it));
    }
    return chart;
  }
}
