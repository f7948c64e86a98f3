package dev.deskbell.oncall;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An escalation as the files say. A run keeps the one it began with.
 *
 * @param steps in their order
 * @param repeat how often all steps are gone through again
 * @param nobody whom a step pages that finds nobody
 * @param askAgain after how long who acknowledged is asked whether they are still on it, unless
 *     somebody did something; never if left out
 */
record Escalation(
    String id,
    String name,
    List<Step> steps,
    @Nullable Integer repeat,
    @Nullable List<Target> nobody,
    @Nullable String askAgain) {
  /**
   * Some are paged at once.
   *
   * @param within how long they have before the next step
   */
  record Step(List<Target> page, String within) {
    Duration length() {
      return Escalation.length(within);
    }
  }

  /** How many steps there are before nobody is left, repetitions counted. */
  int count() {
    return steps.size() * (1 + (repeat == null ? 0 : repeat));
  }

  Step step(int place) {
    return steps.get(place % steps.size());
  }

  List<Target> whenNobody() {
    return nobody == null ? List.of() : nobody;
  }

  /** The same, which asks whoever has the ticket before anybody else. */
  Escalation askingFirst() {
    var first = new Step(List.of(Target.ASSIGNEE), steps.getFirst().within());
    return new Escalation(
        id, name, Stream.concat(Stream.of(first), steps.stream()).toList(), 0, nobody, askAgain);
  }

  static Duration length(String written) {
    var number = Long.parseLong(written.substring(0, written.length() - 1));
    return switch (written.charAt(written.length() - 1)) {
      case 's' -> Duration.ofSeconds(number);
      case 'm' -> Duration.ofMinutes(number);
      default -> Duration.ofHours(number);
    };
  }
}
