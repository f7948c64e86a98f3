package dev.deskbell.oncall;

import dev.deskbell.people.FilesPeople;
import dev.deskbell.people.FilesTeams;
import dev.deskbell.policy.Closest;
import dev.deskbell.policy.CrossCheck;
import dev.deskbell.policy.CrossCheck.Finding;
import dev.deskbell.policy.Section;
import dev.deskbell.policy.Section.Problem;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The file of escalations and what can be wrong with it. */
@Configuration(proxyBeanMethods = false)
class EscalationsConfiguration {
  static final Section<EscalationsPolicy> ESCALATIONS =
      new Section<>(
          "escalations",
          EscalationsPolicy.class,
          EscalationsPolicy.ABSENT,
          EscalationsConfiguration::alone);

  @Bean
  Section<EscalationsPolicy> escalationsSection() {
    return ESCALATIONS;
  }

  @Bean
  CrossCheck escalationsNameWhoIsThere() {
    return draft -> {
      var findings = new ArrayList<Finding>();
      var known = draft.of(ESCALATIONS).known();
      for (var i = 0; i < known.size(); i++) {
        var at = "/escalations/" + i;
        for (var j = 0; j < known.get(i).steps().size(); j++) {
          var pointer = at + "/steps/" + j + "/page/";
          targets(draft, pointer, known.get(i).steps().get(j).page(), findings);
        }
        targets(draft, at + "/nobody/", known.get(i).whenNobody(), findings);
      }
      return List.copyOf(findings);
    };
  }

  private static void targets(
      CrossCheck.Draft draft, String at, List<Target> targets, List<Finding> findings) {
    for (var i = 0; i < targets.size(); i++) {
      var it = targets.get(i);
      team(draft, at + i + "/team", it.team()).ifPresent(findings::add);
      team(draft, at + i + "/room", it.room()).ifPresent(findings::add);
      schedule(draft, at + i + "/schedule", it.schedule()).ifPresent(findings::add);
      if (it.person() != null) {
        FilesPeople.missing(draft, ESCALATIONS, at + i + "/person", it.person())
            .ifPresent(findings::add);
      }
    }
  }

  private static Optional<Finding> team(CrossCheck.Draft draft, String at, @Nullable String team) {
    return team == null || team.equals(Target.ITS_TEAM)
        ? Optional.empty()
        : FilesTeams.missing(draft, ESCALATIONS, at, team);
  }

  private static Optional<Finding> schedule(
      CrossCheck.Draft draft, String at, @Nullable String schedule) {
    var known =
        draft.of(OncallConfiguration.SCHEDULES).entries().stream()
            .map(SchedulesPolicy.Entry::id)
            .toList();
    return schedule == null || schedule.equals(Target.ITS_TEAM) || known.contains(schedule)
        ? Optional.empty()
        : Optional.of(
            CrossCheck.finding(
                ESCALATIONS,
                at,
                "no schedule is called `" + schedule + "`" + Closest.hint(schedule, known)));
  }

  private static List<Problem> alone(EscalationsPolicy policy) {
    var problems = new ArrayList<Problem>();
    var ids = new HashSet<String>();
    ids.add("none");
    for (var i = 0; i < policy.known().size(); i++) {
      var id = policy.known().get(i).id();
      if (!ids.add(id)) {
        problems.add(
            new Problem(
                "/escalations/" + i + "/id", "`" + id + "` is taken already; take another"));
      }
    }
    for (var i = 0; i < policy.ways().size(); i++) {
      route("/routes/" + i, policy.ways().get(i), ids, problems);
    }
    return problems;
  }

  private static void route(
      String at, EscalationsPolicy.Route route, Set<String> ids, List<Problem> problems) {
    if (!ids.contains(route.escalation())) {
      problems.add(
          new Problem(
              at + "/escalation",
              "no escalation is called `"
                  + route.escalation()
                  + "`"
                  + Closest.hint(route.escalation(), ids)));
    }
    var during = route.during();
    if (during != null && !ZoneId.getAvailableZoneIds().contains(during.zone())) {
      problems.add(new Problem(at + "/during/zone", "`" + during.zone() + "` is no time zone"));
    }
  }
}
