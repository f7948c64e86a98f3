package dev.deskbell.service;

import dev.deskbell.people.FilesPeople;
import dev.deskbell.policy.Closest;
import dev.deskbell.policy.CrossCheck;
import dev.deskbell.policy.Section;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The file of maintenance windows and freezes. */
@Configuration(proxyBeanMethods = false)
class WindowSections {
  static final Section<WindowsPolicy> WINDOWS =
      new Section<>("windows", WindowsPolicy.class, WindowsPolicy.ABSENT, WindowSections::wrong);

  @Bean
  Section<WindowsPolicy> windowsSection() {
    return WINDOWS;
  }

  @Bean
  CrossCheck windowsNameWhatIsThere() {
    return draft -> {
      var findings = new ArrayList<CrossCheck.Finding>();
      var weekly = draft.of(WINDOWS).weekly();
      for (var i = 0; i < weekly.size(); i++) {
        services(draft, "/maintenance/" + i, weekly.get(i).services(), findings);
      }
      var freezes = draft.of(WINDOWS).frozen();
      for (var i = 0; i < freezes.size(); i++) {
        services(draft, "/freezes/" + i, freezes.get(i).services(), findings);
        people(draft, "/freezes/" + i, freezes.get(i).passes(), findings);
      }
      return List.copyOf(findings);
    };
  }

  private static void services(
      CrossCheck.Draft draft,
      String at,
      @Nullable List<String> named,
      List<CrossCheck.Finding> findings) {
    for (var i = 0; named != null && i < named.size(); i++) {
      FilesServices.missing(draft, WINDOWS, at + "/services/" + i, named.get(i))
          .ifPresent(findings::add);
    }
  }

  private static void people(
      CrossCheck.Draft draft,
      String at,
      @Nullable List<String> named,
      List<CrossCheck.Finding> findings) {
    for (var i = 0; named != null && i < named.size(); i++) {
      FilesPeople.missing(draft, WINDOWS, at + "/passes/" + i, named.get(i))
          .ifPresent(findings::add);
    }
  }

  private static List<Section.Problem> wrong(WindowsPolicy policy) {
    var problems = new ArrayList<Section.Problem>();
    var ids = new HashSet<String>();
    for (var i = 0; i < policy.weekly().size(); i++) {
      var it = policy.weekly().get(i);
      named("/maintenance/" + i, it.id(), it.zone(), ids, problems);
    }
    for (var i = 0; i < policy.frozen().size(); i++) {
      var it = policy.frozen().get(i);
      named("/freezes/" + i, it.id(), it.zone(), ids, problems);
      order("/freezes/" + i, it, problems);
    }
    return List.copyOf(problems);
  }

  private static void named(
      String at,
      String id,
      @Nullable String zone,
      Set<String> ids,
      List<Section.Problem> problems) {
    if (!ids.add(id)) {
      problems.add(new Section.Problem(at + "/id", "another one is `" + id + "` already"));
    }
    var known = ZoneId.getAvailableZoneIds();
    if (zone != null && !known.contains(zone)) {
      problems.add(
          new Section.Problem(
              at + "/zone", "`" + zone + "` is no time zone" + Closest.hint(zone, known)));
    }
  }

  private static void order(
      String at, WindowsPolicy.Freeze freeze, List<Section.Problem> problems) {
    if (isMoment(at + "/from", freeze.from(), problems)
        && isMoment(at + "/until", freeze.until(), problems)
        && !WindowsPolicy.moment(freeze.from()).isBefore(WindowsPolicy.moment(freeze.until()))) {
      problems.add(new Section.Problem(at + "/until", "it ends before it begins"));
    }
  }

  private static boolean isMoment(String at, String written, List<Section.Problem> problems) {
    try {
      WindowsPolicy.moment(written);
      return true;
    } catch (DateTimeException _) {
      problems.add(new Section.Problem(at, "`" + written + "` is no day of the calendar"));
      return false;
    }
  }
}
