package dev.deskbell.change;

import dev.deskbell.calendar.Appointment;
import dev.deskbell.calendar.Interval;
import dev.deskbell.conversation.Refusal;
import dev.deskbell.feed.FeedSource;
import dev.deskbell.people.Person;
import dev.deskbell.people.Role;
import dev.deskbell.policy.Closest;
import dev.deskbell.service.Service;
import dev.deskbell.service.Services;
import dev.deskbell.service.Window;
import dev.deskbell.service.Windows;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The calendar of changes, of all services or of one, with freezes and what people declared. */
@Component
class ChangeFeed implements FeedSource {
  private final Bookings bookings;
  private final Windows windows;
  private final Services services;

  ChangeFeed(Bookings bookings, Windows windows, Services services) {
    this.bookings = bookings;
    this.windows = windows;
    this.services = services;
  }

  @Override
  public String kind() {
    return "changes";
  }

  @Override
  public String summary() {
    return "Changes, maintenance and freezes";
  }

  @Override
  public Role least() {
    return Role.REQUESTER;
  }

  @Override
  public String about(String typed) {
    var said = typed.strip().toLowerCase(Locale.ROOT);
    var ids = services.current().stream().map(it -> it.id().value()).toList();
    if (!said.isEmpty() && !ids.contains(said)) {
      throw new Refusal(
          "There is no such service. Say of:"
              + Closest.to(said, ids).orElse("checkout")
              + ", or nothing for all.");
    }
    return said;
  }

  @Override
  public String title(String about) {
    return about.isEmpty() ? "Changes" : "Changes of " + services.nameOf(about);
  }

  @Override
  public Optional<List<Appointment>> entries(String about, Person.Id reader, Interval within) {
    if (about.isEmpty()) {
      return Optional.of(entries(bookings.during(within), windows.during(within)));
    }
    var of = List.of(new Service.Id(about));
    return services.get(of.getFirst()).isEmpty()
        ? Optional.empty()
        : Optional.of(entries(bookings.during(of, within), windows.during(of, within)));
  }

  private List<Appointment> entries(List<Booking> booked, List<Window> around) {
    var entries = new ArrayList<Appointment>();
    booked.stream()
        .collect(Collectors.groupingBy(Booking::ref, LinkedHashMap::new, Collectors.toList()))
        .values()
        .forEach(it -> entries.add(change(it)));
    around.forEach(it -> entries.add(window(it)));
    return List.copyOf(entries);
  }

  private Appointment change(List<Booking> its) {
    var first = its.getFirst();
    var title = first.secret() ? first.called() : first.called() + " " + first.title();
    var of =
        its.stream()
            .map(it -> services.nameOf(it.service().value()))
            .sorted()
            .collect(Collectors.joining(", "));
    var uid = first.secret() ? "private-" + first.uid() : first.called();
    return new Appointment(uid + "@deskbell", title + " (" + of + ")", first.when());
  }

  private static Appointment window(Window it) {
    var uid = it.kind() + "-" + it.id() + "-" + it.when().from().getEpochSecond() + "@deskbell";
    return new Appointment(uid, (it.isFreeze() ? "Freeze: " : "") + it.name(), it.when());
  }
}
