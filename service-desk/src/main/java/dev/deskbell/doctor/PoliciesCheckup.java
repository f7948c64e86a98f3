package dev.deskbell.doctor;

import dev.deskbell.chat.Checkup;
import dev.deskbell.policy.OperatorMistake;
import dev.deskbell.policy.Policies;
import java.util.List;

/** Whether the next start would accept the policy files as they are. */
final class PoliciesCheckup implements Checkup {

  private final Policies policies;

  PoliciesCheckup(Policies policies) {
    this.policies = policies;
  }

  @Override
  public List<Finding> examine() {
    try {
      var changed = policies.propose().differences().size();
      return List.of(
          changed == 0
              ? Finding.well("policies", "version " + policies.version() + ", as in the files")
              : new Finding(
                  Finding.State.WORTH_A_LOOK,
                  "policies",
                  changed + " differences between the files and what is in force",
                  "Say `policy reload` to see and accept them."));
    } catch (OperatorMistake mistake) {
      return List.of(
          new Finding(
              Finding.State.BROKEN,
              "policies",
              String.valueOf(mistake.getMessage()),
              "Mend the file; until then the version in force stays, and the next start refuses."));
    }
  }
}
