package dev.deskbell.approval;

import dev.deskbell.policy.Section.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is wrong with approval policies beyond their schema. Pure. */
final class ApprovalCheck {
  private static final Pattern ONLY =
      Pattern.compile(
          ApprovalPolicy.OVER_BUDGET + "|" + ApprovalPolicy.COST_OVER + "[1-9]\\d{0,11}");

  private final List<Problem> problems = new ArrayList<>();

  private ApprovalCheck() {}

  static List<Problem> of(ApprovalPolicy policy) {
    var check = new ApprovalCheck();
    var seen = new HashSet<String>();
    for (var i = 0; i < policy.entries().size(); i++) {
      var entry = policy.entries().get(i);
      if (!seen.add(entry.id())) {
        check.report("/policies/" + i + "/id", "another is `" + entry.id() + "` already");
      }
      check.stages("/policies/" + i + "/stages", entry.stages());
    }
    return List.copyOf(check.problems);
  }

  private void stages(String at, List<ApprovalPolicy.StageEntry> stages) {
    for (var i = 0; i < stages.size(); i++) {
      stage(at + "/" + i, stages.get(i));
    }
    if (!stages.isEmpty() && stages.getFirst().only() != null) {
      report(
          at + "/0/only",
          "the first stage is always asked, or nobody might be; take the condition away");
    }
  }

  private void stage(String at, ApprovalPolicy.StageEntry stage) {
    sources(at + "/approvers", stage.approvers());
    sources(at + "/escalate", stage.escalation());
    length(at + "/within", stage.within());
    length(at + "/remind", stage.remind());
    if (stage.rule() != null && !Rule.WRITTEN.matcher(stage.rule()).matches()) {
      report(at + "/rule", "is any, all, majority, or such as `at least 2`");
    }
    if (stage.only() != null && !ONLY.matcher(stage.only()).matches()) {
      report(at + "/only", "is `over budget`, or such as `cost over 1500`");
    }
    if (stage.within() == null && !stage.escalation().isEmpty()) {
      report(at + "/escalate", "needs `within`, or it never happens");
    }
  }

  private void sources(String at, List<String> sources) {
    for (var i = 0; i < sources.size(); i++) {
      if (Source.read(sources.get(i)).isEmpty()) {
        report(
            at + "/" + i,
            "`%s` names nobody; write `person ana`, `team network`, `managers network`,"
                    .formatted(sources.get(i))
                + " `role manager`, `requester's manager`, `service owner`, `service team` or"
                + " `on call`");
      }
    }
  }

  private void length(String at, @Nullable String written) {
    if (written != null && !Lengths.reads(written)) {
      report(at, "is no length of time; write such as `4 hours` or `2 days`");
    }
  }

  private void report(String pointer, String why) {
    problems.add(new Problem(pointer, why));
  }
}
