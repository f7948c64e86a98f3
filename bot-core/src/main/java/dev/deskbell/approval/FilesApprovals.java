package dev.deskbell.approval;

import dev.deskbell.policy.Closest;
import dev.deskbell.policy.CrossCheck;
import dev.deskbell.policy.Section;
import java.util.Optional;

/** For the checks of other sections that name approval policies. */
public final class FilesApprovals {
  private FilesApprovals() {}

  /** What is wrong with the policy that a section names at that place, if it is not there. */
  public static Optional<CrossCheck.Finding> missing(
      CrossCheck.Draft draft, Section<?> section, String pointer, String policy) {
    var policies =
        draft.of(ApprovalPolicy.SECTION).entries().stream().map(ApprovalPolicy.Entry::id).toList();
    return policies.contains(policy)
        ? Optional.empty()
        : Optional.of(
            CrossCheck.finding(
                section,
                pointer,
                "no approval policy is called `" + policy + "`" + Closest.hint(policy, policies)));
  }
}
