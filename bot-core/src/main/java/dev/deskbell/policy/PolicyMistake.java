package dev.deskbell.policy;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

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
    super(problems.stream().collect(Collectors.joining("\n")));
    this.problems = problems;
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
