package dev.deskbell.heartbeat;

import dev.deskbell.people.FilesTeams;
import dev.deskbell.policy.CrossCheck;
import dev.deskbell.policy.Section;
import dev.deskbell.policy.Section.Problem;
import dev.deskbell.service.FilesServices;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** {@code heartbeats.yaml} and what its schema can't see. */
@Configuration(proxyBeanMethods = false)
class HeartbeatSections {
  static final Section<HeartbeatsPolicy> HEARTBEATS =
      new Section<>(
          "heartbeats",
          HeartbeatsPolicy.class,
          HeartbeatsPolicy.ABSENT,
          HeartbeatSections::problems);

  /** How long the desk may be away without anybody noticing: a restart takes less. */
  private static final Duration LEAST_GRACE = Duration.ofMinutes(2);

  @Bean
  Section<HeartbeatsPolicy> heartbeatsSection() {
    return HEARTBEATS;
  }

  @Bean
  CrossCheck heartbeatsGoWhereSomebodyIs() {
    return draft -> {
      var findings = new ArrayList<CrossCheck.Finding>();
      var known = draft.of(HEARTBEATS).known();
      for (var i = 0; i < known.size(); i++) {
        var at = "/heartbeats/" + i;
        var it = known.get(i);
        if (it.service() != null) {
          FilesServices.missing(draft, HEARTBEATS, at + "/service", it.service())
              .ifPresent(findings::add);
        }
        if (it.team() != null) {
          FilesTeams.missing(draft, HEARTBEATS, at + "/team", it.team()).ifPresent(findings::add);
        }
      }
      return List.copyOf(findings);
    };
  }

  private static List<Problem> problems(HeartbeatsPolicy policy) {
    var problems = new ArrayList<Problem>();
    var ids = new HashSet<String>();
    for (var i = 0; i < policy.known().size(); i++) {
      var it = policy.known().get(i);
      var at = "/heartbeats/" + i;
      if (!ids.add(it.id())) {
        problems.add(new Problem(at + "/id", "`" + it.id() + "` is taken already; take another"));
      }
      if (it.interval().isZero()) {
        problems.add(new Problem(at + "/every", "say at least 1m"));
      }
      if (it.leeway().compareTo(LEAST_GRACE) < 0) {
        problems.add(
            new Problem(at + "/grace", "say at least 2m: a restart of the desk is no silence"));
      }
    }
    return problems;
  }
}
