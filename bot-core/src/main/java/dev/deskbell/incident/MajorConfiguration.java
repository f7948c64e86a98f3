package dev.deskbell.incident;

import dev.deskbell.people.PracticeName;
import dev.deskbell.policy.CrossCheck;
import dev.deskbell.policy.CrossCheck.Finding;
import dev.deskbell.policy.Section;
import dev.deskbell.policy.Section.Problem;
import dev.deskbell.service.FilesServices;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The file of major incidents and what can be wrong with it. */
@Configuration(proxyBeanMethods = false)
class MajorConfiguration {
  static final Section<MajorPolicy> SECTION =
      new Section<>(
          "major-incidents", MajorPolicy.class, MajorPolicy.ABSENT, MajorConfiguration::twice);

  /** Rooms of this name hear of every major incident. */
  static final String ANNOUNCEMENTS = "announcements";

  @Bean
  Section<MajorPolicy> majorIncidentsSection() {
    return SECTION;
  }

  @Bean
  PracticeName announcementsName() {
    return new PracticeName(ANNOUNCEMENTS);
  }

  @Bean
  CrossCheck criteriaNameServicesThatAreThere() {
    return draft -> {
      var findings = new ArrayList<Finding>();
      var rules = draft.of(SECTION).rules();
      for (var i = 0; i < rules.size(); i++) {
        var named = rules.get(i).services();
        for (var j = 0; named != null && j < named.size(); j++) {
          var at = "/criteria/" + i + "/services/" + j;
          FilesServices.missing(draft, SECTION, at, named.get(j)).ifPresent(findings::add);
        }
      }
      return List.copyOf(findings);
    };
  }

  private static List<Problem> twice(MajorPolicy policy) {
    var problems = new ArrayList<Problem>();
    var ids = new HashSet<String>();
    for (var i = 0; i < policy.duties().size(); i++) {
      var id = policy.duties().get(i).id();
      if (!ids.add(id)) {
        problems.add(new Problem("/roles/" + i + "/id", "another role is `" + id + "` already"));
      }
    }
    return problems;
  }
}
