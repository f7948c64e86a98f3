package dev.deskbell.change;

import dev.deskbell.calendar.Interval;
import dev.deskbell.people.People;
import dev.deskbell.people.Person;
import dev.deskbell.service.Service;
import dev.deskbell.service.Services;
import dev.deskbell.service.Window;
import dev.deskbell.service.Windows;
import dev.deskbell.ticket.Names;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Whether a change can be carried out when somebody would like to, and when else. */
@Component
class Planning {
  static final Duration AHEAD = Duration.ofDays(60);
  private static final Duration NEAR = Duration.ofDays(2);
  private static final int TOLD = 3;

  private final Windows windows;
  private final Bookings bookings;
  private final Services services;
  private final People people;

  Planning(Windows windows, Bookings bookings, Services services, People people) {
    this.windows = windows;
    this.bookings = bookings;
    this.services = services;
    this.people = people;
  }

  /** What is in the way; a freeze is not for whoever passes it. */
  List<Conflict> conflicts(Wish wish) {
    return slots(wish, wish.when()).conflicts(wish.when());
  }

  /**
   * The next time as long as wished, not before it, with nothing in the way. It is mostly near, and
   * only when it is not, all that is planned for two months is read.
   */
  Optional<Interval> next(Wish wish) {
    return next(wish, NEAR).or(() -> next(wish, AHEAD));
  }

  private Optional<Interval> next(Wish wish, Duration within) {
    var ahead = Interval.of(wish.when().from(), within);
    return slots(wish, ahead).first(ahead, wish.when().length());
  }

  /** What is in the way and when it is free instead, in sentences; empty when nothing is. */
  String advice(Wish wish, ZoneId zone) {
    var conflicts = conflicts(wish);
    if (conflicts.isEmpty()) {
      return "";
    }
    var told = conflicts.stream().limit(TOLD).map(it -> sentence(it, zone)).toList();
    var more = conflicts.size() > TOLD ? " And " + (conflicts.size() - TOLD) + " more." : "";
    return String.join(" ", told) + more + " " + instead(wish, zone);
  }

  private String instead(Wish wish, ZoneId zone) {
    return next(wish)
        .map(it ->
            "Free next: "
                + Names.written(it.from(), zone)
                + " until "
                + Names.written(it.until(), zone)
                + ".")
        .orElse("Nothing so long is free in the next 60 days: take fewer services, or shorten it.");
  }

  String sentence(Conflict conflict, ZoneId zone) {
    return switch (conflict) {
      case Conflict.Frozen(var freeze) ->
          "Nothing may be changed until "
              + Names.written(freeze.when().until(), zone)
              + " ("
              + freeze.name()
              + ").";
      case Conflict.Outside(var service) ->
          services.nameOf(service.value()) + " is changed in its maintenance hours only.";
      case Conflict.Taken(var it) ->
          it.called()
              + " has "
              + services.nameOf(it.service().value())
              + " until "
              + Names.written(it.when().until(), zone)
              + ".";
    };
  }

  private Slots slots(Wish wish, Interval within) {
    var taken =
        bookings.during(wish.services(), within).stream()
            .filter(it -> !it.ref().equals(wish.self()))
            .toList();
    return new Slots(
        wish.services(),
        wish.services().stream().filter(windows::confines).collect(Collectors.toUnmodifiableSet()),
        windowsFor(wish.services(), within, wish.by()),
        taken);
  }

  private List<Window> windowsFor(List<Service.Id> of, Interval within, Person.Id by) {
    var counting = new ArrayList<Window>();
    for (var it : windows.during(of, within)) {
      if (it.passes().stream().noneMatch(who -> people.same(who, by))) {
        counting.add(it);
      }
    }
    return counting;
  }
}
