package dev.deskbell.service;

import dev.deskbell.calendar.Interval;
import dev.deskbell.people.Person;
import java.util.Set;

/**
 * A time in which services are worked on, or in which they must not be changed.
 *
 * @param id of the files: its short name; of chat: its number
 * @param services none are all
 * @param passes whose changes a freeze does not hold up
 */
public record Window(
    Kind kind,
    String id,
    String name,
    Set<Service.Id> services,
    Interval when,
    Set<Person.Id> passes) {
  /** Which of both. */
  public enum Kind {
    MAINTENANCE,
    FREEZE
  }

  public Window {
    services = Set.copyOf(services);
    passes = Set.copyOf(passes);
  }

  public boolean concerns(Service.Id service) {
    return services.isEmpty() || services.contains(service);
  }

  public boolean isFreeze() {
    return kind == Kind.FREEZE;
  }
}
