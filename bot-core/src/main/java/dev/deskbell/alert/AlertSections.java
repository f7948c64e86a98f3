package dev.deskbell.alert;

import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.JsonPath;
import dev.deskbell.people.FilesTeams;
import dev.deskbell.policy.Closest;
import dev.deskbell.policy.CrossCheck;
import dev.deskbell.policy.Section;
import dev.deskbell.service.FilesServices;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** {@code alerts.yaml} and what its schema can't see. */
@Configuration(proxyBeanMethods = false)
class AlertSections {
  static final Section<AlertsPolicy> ALERTS =
      new Section<>("alerts", AlertsPolicy.class, AlertsPolicy.ABSENT, AlertSections::problems);

  @Bean
  Section<AlertsPolicy> alertsSection() {
    return ALERTS;
  }

  @Bean
  CrossCheck alertsGoWhereSomebodyIs() {
    return draft -> {
      var sources = draft.of(ALERTS).sources();
      var findings = new ArrayList<CrossCheck.Finding>();
      for (var i = 0; i < sources.size(); i++) {
        var source = sources.get(i);
        var place = "/integrations/" + i;
        missing(draft, place, source.service(), source.team()).forEach(findings::add);
        var routes = Objects.requireNonNullElse(source.routes(), List.<AlertsPolicy.Route>of());
        for (var r = 0; r < routes.size(); r++) {
          var route = routes.get(r);
          missing(draft, place + "/routes/" + r, route.service(), route.team())
              .forEach(findings::add);
        }
      }
      return findings;
    };
  }

  private static Stream<CrossCheck.Finding> missing(
      CrossCheck.Draft draft, String place, @Nullable String service, @Nullable String team) {
    var services =
        service == null
            ? Stream.<CrossCheck.Finding>empty()
            : FilesServices.missing(draft, ALERTS, place + "/service", service).stream();
    var teams =
        team == null
            ? Stream.<CrossCheck.Finding>empty()
            : FilesTeams.missing(draft, ALERTS, place + "/team", team).stream();
    return Stream.concat(services, teams);
  }

  private static List<Section.Problem> problems(AlertsPolicy policy) {
    var problems = new ArrayList<Section.Problem>();
    var sources = policy.sources();
    for (var i = 0; i < sources.size(); i++) {
      var format = sources.get(i).format();
      var id = sources.get(i).id();
      if (policy.mapping(format).isEmpty()) {
        problems.add(
            new Section.Problem("/integrations/" + i + "/format", unknown(policy, format)));
      }
      if (sources.subList(0, i).stream().anyMatch(it -> it.id().equals(id))) {
        problems.add(
            new Section.Problem("/integrations/" + i + "/id", "another is `" + id + "` already"));
      }
    }
    var mappings = Objects.requireNonNullElse(policy.mappings(), List.<Mapping>of());
    for (var i = 0; i < mappings.size(); i++) {
      problems.addAll(paths("/mappings/" + i, mappings.get(i)));
    }
    return problems;
  }

  private static String unknown(AlertsPolicy policy, String format) {
    var own = Objects.requireNonNullElse(policy.mappings(), List.<Mapping>of());
    var names =
        Stream.concat(own.stream(), ShippedMappings.ALL.stream()).map(Mapping::name).toList();
    return "no format is called `" + format + "`" + Closest.hint(format, names);
  }

  private static List<Section.Problem> paths(String place, Mapping mapping) {
    return Stream.of(
            mapping.key().stream(),
            mapping.title().stream(),
            mapping.detailsOrNone().stream(),
            mapping.linkOrNone().stream(),
            mapping.labelOrNone().values().stream(),
            Stream.of(mapping.state()),
            Stream.ofNullable(mapping.each()),
            Stream.ofNullable(mapping.firingAt()),
            Stream.ofNullable(mapping.resolvedAt()),
            Stream.ofNullable(mapping.labels()))
        .flatMap(it -> it)
        .flatMap(it -> problem(place, it).stream())
        .toList();
  }

  private static List<Section.Problem> problem(String place, String path) {
    try {
      JsonPath.compile(path);
      return List.of();
    } catch (InvalidPathException broken) {
      return List.of(
          new Section.Problem(
              place, "`" + path + "` is no JSON path (" + broken.getMessage() + ")"));
    }
  }
}
