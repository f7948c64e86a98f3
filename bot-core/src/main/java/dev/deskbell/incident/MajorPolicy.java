package dev.deskbell.incident;

import dev.deskbell.service.Service;
import dev.deskbell.ticket.Priority;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code major-incidents.yaml}: what makes an incident a major one, and how it is run.
 *
 * @param criteria the first that fits counts
 * @param ownRoom whether it gets a room of its own; else its threads do
 * @param invite whom a promotion calls to it
 * @param raise whether a promotion gives it the highest impact and urgency
 * @param firstReportMinutes how long after the promotion a situation report is expected
 * @param remindMinutes how long until whoever owes a report is reminded again
 * @param reaction the reaction that puts a remark on the record
 * @param reviewDays how many days after it is solved its review is expected
 */
record MajorPolicy(
    @Nullable List<Criterion> criteria,
    @Nullable Boolean ownRoom,
    @Nullable List<Invitees> invite,
    @Nullable Boolean raise,
    @Nullable List<Duty> roles,
    @Nullable Integer firstReportMinutes,
    @Nullable Integer remindMinutes,
    @Nullable String reaction,
    @Nullable Integer reviewDays) {
  static final MajorPolicy ABSENT =
      new MajorPolicy(null, null, null, null, null, null, null, null, null);

  /** What a fitting criterion does. */
  enum Then {
    SUGGEST,
    PROMOTE
  }

  /** Groups of people whom a promotion calls. */
  enum Invitees {
    /** Whoever is on call for the teams of the affected services. */
    ONCALL,
    /** The managers of the incident's team. */
    MANAGERS
  }

  /**
   * When an incident counts as major: all that is said must hold.
   *
   * @param criticality of one of its services, at least
   * @param meToo how many people it affects, at least
   */
  record Criterion(
      @Nullable List<Priority> priorities,
      @Nullable List<String> services,
      Service.@Nullable Criticality criticality,
      @Nullable Integer meToo,
      Then then) {
    boolean fits(Priority priority, List<Service> affected, int people) {
      return allows(priority)
          && (services == null || affected.stream().anyMatch(it -> names(it.id().value())))
          && (criticality == null || affected.stream().anyMatch(this::matters))
          && (meToo == null || people >= meToo);
    }

    boolean allows(Priority priority) {
      return priorities == null || priorities.contains(priority);
    }

    /** Whether it is for that service, or for any. */
    boolean names(@Nullable String service) {
      return services == null || (service != null && services.contains(service));
    }

    private boolean matters(Service service) {
      return criticality == null || service.criticality().compareTo(criticality) >= 0;
    }
  }

  /**
   * A role in a major incident.
   *
   * @param required whether it is shown as vacant while nobody has it
   * @param instructions what only its holder is told
   * @param reports whether its holder owes the situation reports
   */
  record Duty(
      String id,
      String name,
      @Nullable Boolean required,
      @Nullable String instructions,
      @Nullable Boolean reports) {
    boolean isRequired() {
      return Boolean.TRUE.equals(required);
    }

    boolean owesReports() {
      return Boolean.TRUE.equals(reports);
    }
  }

  /** The usual roles, where the files name none. */
  private static final List<Duty> USUAL =
      List.of(
          new Duty("commander", "Incident commander", true, null, false),
          new Duty("communications", "Communications", false, null, true),
          new Duty("scribe", "Scribe", false, null, false));

  List<Criterion> rules() {
    return criteria == null ? List.of() : criteria;
  }

  List<Duty> duties() {
    return roles == null ? USUAL : roles;
  }

  Optional<Duty> duty(String id) {
    return duties().stream().filter(it -> it.id().equals(id)).findFirst();
  }

  boolean invites(Invitees whom) {
    return (invite == null ? List.of(Invitees.ONCALL) : invite).contains(whom);
  }

  boolean getsOwnRoom() {
    return Boolean.TRUE.equals(ownRoom);
  }

  boolean isRaised() {
    return !Boolean.FALSE.equals(raise);
  }

  Duration firstReport() {
    return Duration.ofMinutes(Objects.requireNonNullElse(firstReportMinutes, 30));
  }

  Duration remind() {
    return Duration.ofMinutes(Objects.requireNonNullElse(remindMinutes, 15));
  }

  Duration reviewWithin() {
    return Duration.ofDays(Objects.requireNonNullElse(reviewDays, 5));
  }
}
