package dev.deskbell.improvement;

import dev.deskbell.policy.Section;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * {@code improvements.yaml}: how owners are reminded of what they promised.
 *
 * @param remindDaysBefore so many days before it is due; 7 and 1 if nothing is said
 * @param remindEveryDays when it is due, and again every so many days; 3 if nothing is said
 * @param tellManagerAfterDays overdue for so long, its team's managers are told too; 7 if nothing
 *     is said
 */
record ImprovementPolicy(
    @Nullable List<Integer> remindDaysBefore,
    @Nullable Integer remindEveryDays,
    @Nullable Integer tellManagerAfterDays) {
  static final Section<ImprovementPolicy> SECTION =
      Section.of("improvements", ImprovementPolicy.class, new ImprovementPolicy(null, null, null));

  private static final List<Integer> USUAL = List.of(7, 1);

  /** When the owner is reminded next; an open improvement never runs out of reminders. */
  Instant next(Instant due, Instant now) {
    return before()
        .map(days -> due.minus(Duration.ofDays(days)))
        .filter(it -> it.isAfter(now))
        .min(Comparator.naturalOrder())
        .filter(it -> it.isBefore(due))
        .orElseGet(() -> due.isAfter(now) ? due : overdue(due, now));
  }

  private Stream<Integer> before() {
    return (remindDaysBefore == null ? USUAL : remindDaysBefore).stream();
  }

  /** Counted from the day it was due, so that a desk that was off does not shift it. */
  private Instant overdue(Instant due, Instant now) {
    var every = Duration.ofDays(remindEveryDays == null ? 3 : remindEveryDays);
    var passed = Duration.between(due, now).dividedBy(every);
    return due.plus(every.multipliedBy(passed + 1));
  }

  /** Whether those who answer for the team are to hear of it. */
  boolean tellsManagers(Instant due, Instant now) {
    var after = Duration.ofDays(tellManagerAfterDays == null ? 7 : tellManagerAfterDays);
    return !now.isBefore(due.plus(after));
  }
}
