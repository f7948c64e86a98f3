package dev.deskbell.oncall;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.deskbell.people.FilesPeople;
import dev.deskbell.people.FilesTeams;
import dev.deskbell.policy.CrossCheck;
import dev.deskbell.policy.Section;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which files on-call follows. */
@Configuration(proxyBeanMethods = false)
class OncallConfiguration {
  static final Section<SchedulesPolicy> SCHEDULES =
      new Section<>("schedules", SchedulesPolicy.class, SchedulesPolicy.ABSENT, SchedulesCheck::of);

  @Bean
  Section<SchedulesPolicy> schedulesSection() {
    return SCHEDULES;
  }

  @Bean
  RecurringTask<Void> oncallHandoffs(Handoffs handoffs) {
    return Tasks.recurring("oncall-handoffs", FixedDelay.ofMinutes(1))
        .execute((_, _) -> handoffs.tell());
  }

  @Bean
  RecurringTask<Void> oncallGroups(RotaGroups groups) {
    return Tasks.recurring("oncall-groups", FixedDelay.ofMinutes(1))
        .execute((_, _) -> groups.follow());
  }

  @Bean
  RecurringTask<Void> oncallAudit(StuckAudit audit) {
    return Tasks.recurring("oncall-audit", FixedDelay.ofMinutes(1))
        .execute((_, _) -> audit.audit());
  }

  @Bean
  RecurringTask<Void> oncallOutsideWatch(OutsideWatch watch) {
    return Tasks.recurring("oncall-outside-watch", FixedDelay.ofMinutes(1))
        .execute((_, _) -> watch.ping());
  }

  @Bean
  RecurringTask<Void> oncallClashes(Clashes clashes) {
    return Tasks.recurring("oncall-clashes", FixedDelay.ofHours(1))
        .execute((_, _) -> clashes.tell());
  }

  @Bean
  RecurringTask<Void> oncallGaps(Gaps gaps) {
    return Tasks.recurring("oncall-gaps", FixedDelay.ofHours(6)).execute((_, _) -> gaps.tell());
  }

  @Bean
  CrossCheck schedulesNameWhoIsThere() {
    return draft -> {
      var findings = new ArrayList<CrossCheck.Finding>();
      var entries = draft.of(SCHEDULES).entries();
      for (var i = 0; i < entries.size(); i++) {
        check(draft, "/schedules/" + i, entries.get(i), findings);
      }
      return List.copyOf(findings);
    };
  }

  private static void check(
      CrossCheck.Draft draft,
      String at,
      SchedulesPolicy.Entry entry,
      List<CrossCheck.Finding> findings) {
    FilesTeams.missing(draft, SCHEDULES, at + "/team", entry.team()).ifPresent(findings::add);
    if (entry.owner() != null) {
      FilesPeople.missing(draft, SCHEDULES, at + "/owner", entry.owner()).ifPresent(findings::add);
    }
    for (var i = 0; i < entry.layers().size(); i++) {
      var people = entry.layers().get(i).people();
      for (var j = 0; j < people.size(); j++) {
        var pointer = at + "/layers/" + i + "/people/" + j;
        FilesPeople.missing(draft, SCHEDULES, pointer, people.get(j)).ifPresent(findings::add);
      }
    }
  }
}
