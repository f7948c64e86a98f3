package dev.deskbell.alert;

import dev.deskbell.ticket.Level;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code alerts.yaml}: who may send alerts, how they are read, and what becomes of them. */
record AlertsPolicy(@Nullable List<Integration> integrations, @Nullable List<Mapping> mappings) {
  static final AlertsPolicy ABSENT = new AlertsPolicy(List.of(), List.of());

  List<Integration> sources() {
    return integrations == null ? List.of() : integrations;
  }

  Optional<Integration> source(String id) {
    return sources().stream().filter(it -> it.id().equals(id)).findFirst();
  }

  /** The organisation's own come first: they may replace a shipped one. */
  Optional<Mapping> mapping(String name) {
    var own = mappings == null ? Stream.<Mapping>empty() : mappings.stream();
    return Stream.concat(own, ShippedMappings.ALL.stream())
        .filter(it -> it.name().equals(name))
        .findFirst();
  }

  /**
   * One sender.
   *
   * @param format the name of a mapping
   * @param groupBy labels whose values alerts of one incident share; none: each alert has its own
   * @param resolves whether the source's word ends the incident
   * @param resolveAfter how long all must be quiet first: flapping is damped
   * @param stormAfter so many new incidents within five minutes, and the rest share one
   * @param routes the first that matches adds to what is said here
   */
  record Integration(
      String id,
      String format,
      @Nullable String service,
      @Nullable String team,
      @Nullable Level impact,
      @Nullable Level urgency,
      @Nullable List<String> groupBy,
      @Nullable Boolean resolves,
      @Nullable String resolveAfter,
      @Nullable Integer stormAfter,
      @Nullable List<Route> routes) {

    static final int STORM = 20;
    private static final Duration QUIET = Duration.ofMinutes(5);

    List<String> grouping() {
      return groupBy == null ? List.of() : groupBy;
    }

    boolean ends() {
      return resolves == null || resolves;
    }

    Duration quiet() {
      return resolveAfter == null
          ? QUIET
          : Duration.parse("PT" + resolveAfter.toUpperCase(Locale.ROOT));
    }

    int storm() {
      return stormAfter == null ? STORM : stormAfter;
    }

    /** What becomes of an alert with these labels. */
    Route route(Map<String, String> about) {
      var own = new Route(Map.of(), service, team, impact, urgency);
      return (routes == null ? Stream.<Route>empty() : routes.stream())
          .filter(it -> Matcher.of(it.when()).matches(about))
          .findFirst()
          .map(it -> it.or(own))
          .orElse(own);
    }
  }

  /**
   * Where alerts go.
   *
   * @param when labels and what they must be, {@code *} for anything within
   */
  record Route(
      Map<String, String> when,
      @Nullable String service,
      @Nullable String team,
      @Nullable Level impact,
      @Nullable Level urgency) {

    Route or(Route other) {
      return new Route(
          when,
          service == null ? other.service : service,
          team == null ? other.team : team,
          impact == null ? other.impact : impact,
          urgency == null ? other.urgency : urgency);
    }
  }
}
