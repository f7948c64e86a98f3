package dev.deskbell.approval;

import dev.deskbell.people.Person;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stage as it was fixed when it was asked; policies that change later change nothing here.
 *
 * @param panel who decides: whom the sources named then, less who is concerned
 * @param sources whom to ask, as the policy wrote it; they must still name who decides
 * @param minutes how long it may take; null for as long as it takes
 * @param remind after how many minutes, again and again, who has not voted is reminded
 * @param otherwise who is asked instead when time is up; without, it expires
 * @param overdue whether its time was up and another stage took its place
 */
record Stage(
    String name,
    Rule rule,
    List<Person.Id> panel,
    List<String> sources,
    @Nullable Long minutes,
    @Nullable Long remind,
    @Nullable Stage otherwise,
    boolean overdue) {
  Stage {
    panel = List.copyOf(panel);
    sources = List.copyOf(sources);
  }

  int needed() {
    return rule.needs(panel.size());
  }

  @Nullable Duration within() {
    return minutes == null ? null : Duration.ofMinutes(minutes);
  }

  @Nullable Duration reminding() {
    return remind == null ? null : Duration.ofMinutes(remind);
  }

  Stage passedOver() {
    return new Stage(name, rule, panel, sources, minutes, remind, null, true);
  }
}
