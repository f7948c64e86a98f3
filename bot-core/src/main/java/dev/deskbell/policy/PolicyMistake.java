package dev.deskbell.policy;

import java.util.Collection;
import java.util.List;

/** Policy files that can't be accepted, with everything that is wrong in them. */
public final class PolicyMistake extends OperatorMistake {
  private static final long serialVersionUID = 1;

  /** Sentences such as {@code teams.yaml:12: teams[0].name: is missing}. */
  @SuppressWarnings("serial")
  private final List<String> problems;

  PolicyMistake(Collection<Problem> problems) {
    this(problems.stream().sorted().distinct().map(Problem::toString).toList());
  }

  private PolicyMistake(List<String> problems) {
    super(oneLine(problems));
    this.problems = problems;
  }

  private static String oneLine(List<String> problems) {
    return problems.size() == 1
        ? problems.getFirst()
        : "%s (and %d more: %s)"
            .formatted(
                problems.getFirst(),
                problems.size() - 1,
                String.join("; ", problems.subList(1, problems.size())));
  }

  /** One line each, sorted by file and line. */
  public List<String> problems() {
    return problems;
  }

  static void throwIfAny(Collection<Problem> problems) {
    if (!problems.isEmpty()) {
      throw new PolicyMistake(problems);
    }
  }
}
