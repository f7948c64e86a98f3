package dev.deskbell.service;

import dev.deskbell.calendar.HoursEntry;
import dev.deskbell.calendar.Interval;
import dev.deskbell.people.People;
import dev.deskbell.people.Person;
import dev.deskbell.policy.Policies;
import dev.deskbell.store.Questions;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Maintenance windows and freezes, of the files and as declared in chat. */
@Component
public class Windows {
  /** Weekly hours are looked up so far around what is asked, so that they are told whole. */
  private static final Duration AROUND = Duration.ofDays(8);

  private final Policies policies;
  private final People people;
  private final DeclaredWindows declared;
  private final ObjectProvider<Upkeep> upkeep;

  Windows(
      Policies policies, People people, DeclaredWindows declared, ObjectProvider<Upkeep> upkeep) {
    this.upkeep = upkeep;
    this.policies = policies;
    this.people = people;
    this.declared = declared;
  }

  /** What holds for a service at that moment. */
  public List<Window> at(Service.Id service, Instant moment) {
    return during(Set.of(service), Interval.of(moment, Duration.ofNanos(1000)));
  }

  /**
   * In what services are disturbed at that moment, as is expected: maintenance, and work going on.
   */
  public Supplier<List<Window>> disturbing(Instant moment, Questions questions) {
    var within = Interval.of(moment, Duration.ofNanos(1000));
    var declaredThen = declared.during(within, questions);
    var work = upkeep.stream().map(it -> it.at(moment, questions)).toList();
    return () ->
        Stream.concat(
                during(within, declaredThen.get()).stream().filter(it -> !it.isFreeze()),
                work.stream().flatMap(it -> it.get().stream()))
            .toList();
  }

  /** What has a moment in common with the bounds and concerns any of the services, in order. */
  public List<Window> during(Collection<Service.Id> services, Interval within) {
    return during(within).stream().filter(it -> services.stream().anyMatch(it::concerns)).toList();
  }

  /** What has a moment in common with the bounds, whole, in order of time. */
  public List<Window> during(Interval within) {
    return during(within, declared.during(within));
  }

  private List<Window> during(Interval within, List<DeclaredWindows.Declared> inChat) {
    var policy = policies.current(WindowSections.WINDOWS);
    var zone = people.organisation().zone();
    return Stream.of(
            policy.weekly().stream().flatMap(it -> occurrences(it, zone, within)),
            policy.frozen().stream().map(it -> freeze(it, zone)),
            inChat.stream().map(DeclaredWindows.Declared::window))
        .flatMap(it -> it)
        .filter(it -> it.when().overlaps(within))
        .sorted(java.util.Comparator.comparing(Window::when))
        .toList();
  }

  /** Whether it has maintenance hours in the files: then it is changed in such only. */
  public boolean confines(Service.Id service) {
    return policies.current(WindowSections.WINDOWS).weekly().stream()
        .anyMatch(it -> it.concerns(service));
  }

  private static Stream<Window> occurrences(
      WindowsPolicy.Maintenance it, ZoneId usual, Interval within) {
    var wide = new Interval(within.from().minus(AROUND), within.until().plus(AROUND));
    return HoursEntry.hours(it.hours())
        .in(WindowsPolicy.zone(it.zone(), usual), wide)
        .parts()
        .stream()
        .map(when -> window(it, when));
  }

  private static Window window(WindowsPolicy.Maintenance it, Interval when) {
    return new Window(
        Window.Kind.MAINTENANCE,
        it.id(),
        it.name(),
        WindowsPolicy.ids(it.services()),
        when,
        Set.of());
  }

  private Window freeze(WindowsPolicy.Freeze it, ZoneId usual) {
    return new Window(
        Window.Kind.FREEZE,
        it.id(),
        it.name(),
        WindowsPolicy.ids(it.services()),
        it.when(usual),
        passes(it.passes()));
  }

  private Set<Person.Id> passes(@Nullable List<String> handles) {
    return handles == null
        ? Set.of()
        : handles.stream()
            .flatMap(it -> people.named(it).stream())
            .filter(Person::active)
            .map(Person::id)
            .collect(Collectors.toUnmodifiableSet());
  }
}
