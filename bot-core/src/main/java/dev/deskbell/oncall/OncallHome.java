package dev.deskbell.oncall;

import dev.deskbell.calendar.Interval;
import dev.deskbell.chat.Action;
import dev.deskbell.chat.Block;
import dev.deskbell.chat.Block.Facts.Row;
import dev.deskbell.chat.Call;
import dev.deskbell.chat.Text;
import dev.deskbell.people.Person;
import dev.deskbell.ticket.HomePages;
import dev.deskbell.ticket.HomeSection;
import dev.deskbell.ticket.Names;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import org.springframework.stereotype.Component;

/** On everybody's own page: for what they are on call now, until when, and when they are next. */
@Component
class OncallHome implements HomeSection {
  private static final Duration AHEAD = Duration.ofDays(56);

  private final Schedules schedules;
  private final HomePages pages;
  private final Clock clock;

  OncallHome(Schedules schedules, HomePages pages, Clock clock) {
    this.schedules = schedules;
    this.pages = pages;
    this.clock = clock;
  }

  @Override
  public int place() {
    return 15;
  }

  @Override
  public Part of(Person reader) {
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var ahead = Interval.of(now, AHEAD);
    var rows = new ArrayList<Row>();
    var turns = schedules.turnsOf(reader.id(), ahead);
    turns.stream()
        .filter(it -> it.shift().when().contains(now))
        .limit(Block.Facts.MOST - 1)
        .forEach(it -> rows.add(current(it, ahead.until(), reader.zone())));
    turns.stream()
        .filter(it -> it.shift().when().from().isAfter(now))
        .findFirst()
        .ifPresent(it -> rows.add(next(it, reader.zone())));
    return rows.isEmpty()
        ? Part.nothing()
        : new Part(
            "On call",
            List.of(new Block.Facts(rows)),
            List.of(Action.button("When am I on call?", Call.to("oncall.me"))));
  }

  /** A turn that is longer than one looks ahead ends at no moment that could be said. */
  private static Row current(Schedules.Turn turn, Instant horizon, ZoneId zone) {
    var until = turn.shift().when().until();
    var now = Text.strong("now");
    return new Row(
        turn.schedule().name(),
        until.isBefore(horizon) ? now.and(" until ").and(Names.at(until, zone)) : now);
  }

  private static Row next(Schedules.Turn turn, ZoneId zone) {
    return new Row(
        "Next", Text.of(turn.schedule().name() + ", ").and(RotaPractice.span(turn.shift(), zone)));
  }

  /** In the running transaction: who is on call then has changed, also for these. */
  void changed(Schedule schedule, Interval then, Collection<Person.Id> also) {
    var whose = new HashSet<>(also);
    schedules.shifts(schedule, then).forEach(it -> whose.add(it.who()));
    pages.changed(whose);
  }

  /** In the running transaction: one of these shifts began or ended since then. */
  void handedOver(List<Shift> shifts) {
    pages.changed(shifts.stream().map(Shift::who).toList());
  }
}
