package dev.deskbell.change;

import dev.deskbell.calendar.Interval;
import dev.deskbell.calendar.Intervals;
import dev.deskbell.service.Service;
import dev.deskbell.service.Window;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * When services may be changed, as far as is known of a span of time. Pure.
 *
 * @param confined which of them are changed in their maintenance hours only
 * @param windows what holds for any of them; freezes that do not count are left out
 * @param bookings what others have of them
 */
record Slots(
    List<Service.Id> services,
    Set<Service.Id> confined,
    List<Window> windows,
    List<Booking> bookings) {

  /** What is in the way. */
  List<Conflict> conflicts(Interval when) {
    var found = new ArrayList<Conflict>();
    windows.stream()
        .filter(it -> it.isFreeze() && it.when().overlaps(when))
        .forEach(it -> found.add(new Conflict.Frozen(it)));
    services.stream()
        .filter(it -> confined.contains(it) && !Intervals.of(when).minus(hours(it)).isEmpty())
        .forEach(it -> found.add(new Conflict.Outside(it)));
    bookings.stream()
        .filter(it -> it.when().overlaps(when))
        .forEach(it -> found.add(new Conflict.Taken(it)));
    return List.copyOf(found);
  }

  /** The first so long time within the bounds with nothing in the way. */
  Optional<Interval> first(Interval within, Duration length) {
    var free = Intervals.of(within);
    for (var service : confined) {
      free = free.and(hours(service));
    }
    var taken = new ArrayList<Interval>();
    windows.stream().filter(Window::isFreeze).forEach(it -> taken.add(it.when()));
    bookings.forEach(it -> taken.add(it.when()));
    return free.minus(Intervals.of(taken)).parts().stream()
        .filter(it -> it.length().compareTo(length) >= 0)
        .findFirst()
        .map(it -> Interval.of(it.from(), length));
  }

  private Intervals hours(Service.Id service) {
    return Intervals.of(
        windows.stream()
            .filter(it -> !it.isFreeze() && it.concerns(service))
            .map(Window::when)
            .toList());
  }
}
