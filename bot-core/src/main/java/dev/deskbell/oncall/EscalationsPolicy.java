package dev.deskbell.oncall;

import dev.deskbell.calendar.HoursEntry;
import dev.deskbell.ticket.Head;
import dev.deskbell.ticket.Priority;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code escalations.yaml}: who is paged for what, and who next. */
record EscalationsPolicy(@Nullable List<Escalation> escalations, @Nullable List<Route> routes) {
  static final EscalationsPolicy ABSENT = new EscalationsPolicy(List.of(), List.of());

  List<Escalation> known() {
    return escalations == null ? List.of() : escalations;
  }

  List<Route> ways() {
    return routes == null ? List.of() : routes;
  }

  /** What is done about that ticket at that moment: the first route that fits. */
  Optional<Escalation> of(Head head, String kind, Instant at) {
    return ways().stream()
        .filter(it -> it.fits(head, kind, at))
        .findFirst()
        .flatMap(it -> named(it.escalation()));
  }

  Optional<Escalation> named(String id) {
    return known().stream().filter(it -> it.id().equals(id)).findFirst();
  }

  /**
   * Which tickets an escalation is for; what is left out does not matter.
   *
   * @param escalation its id, or {@code none}
   * @param kinds practices by the name of their tickets; incidents if left out
   */
  record Route(
      String escalation,
      @Nullable List<String> kinds,
      @Nullable List<String> teams,
      @Nullable List<String> services,
      @Nullable List<Priority> priorities,
      @Nullable Hours during) {
    private static final List<String> USUAL = List.of("incident");

    boolean mayBe(String kind) {
      return (kinds == null ? USUAL : kinds).contains(kind);
    }

    boolean fits(Head head, String kind, Instant at) {
      return mayBe(kind)
          && among(teams, head.team() == null ? null : head.team().value())
          && among(services, head.service())
          && among(priorities, head.priority())
          && (during == null || during.holdsAt(at));
    }

    private static <T> boolean among(@Nullable List<T> wanted, @Nullable T its) {
      return wanted == null || (its != null && wanted.contains(its));
    }
  }

  /** Hours of a week in a zone. */
  record Hours(String zone, List<HoursEntry> hours) {
    boolean holdsAt(Instant at) {
      var moment = dev.deskbell.calendar.Interval.of(at, Duration.ofMillis(1));
      return !HoursEntry.hours(hours).in(ZoneId.of(zone), moment).isEmpty();
    }
  }
}
