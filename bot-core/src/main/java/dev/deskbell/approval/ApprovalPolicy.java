package dev.deskbell.approval;

import dev.deskbell.policy.Section;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code approvals.yaml}: who decides what.
 *
 * @param deputies by handle, who decides for whom while they are away and have named nobody
 */
record ApprovalPolicy(@Nullable List<Entry> policies, @Nullable Map<String, String> deputies) {
  static final Section<ApprovalPolicy> SECTION =
      new Section<>(
          "approvals", ApprovalPolicy.class, new ApprovalPolicy(null, null), ApprovalCheck::of);

  List<Entry> entries() {
    return policies == null ? List.of() : policies;
  }

  Map<String, String> standIns() {
    return deputies == null ? Map.of() : deputies;
  }

  Optional<Entry> named(String id) {
    return entries().stream().filter(it -> it.id().equals(id)).findFirst();
  }

  /** A policy: stages in their order. */
  record Entry(String id, String name, List<StageEntry> stages) {}

  /**
   * A stage.
   *
   * @param only when it is asked at all: {@code over budget}, or {@code cost over 1500}
   * @param within such as {@code 2 days}
   * @param remind such as {@code 1 day}
   */
  record StageEntry(
      String name,
      List<String> approvers,
      @Nullable String rule,
      @Nullable Boolean veto,
      @Nullable String only,
      @Nullable String within,
      @Nullable String remind,
      @Nullable List<String> escalate) {
    Rule theRule() {
      return Rule.of(rule == null ? "any" : rule, Boolean.TRUE.equals(veto));
    }

    List<String> escalation() {
      return escalate == null ? List.of() : escalate;
    }

    boolean asks(Matter matter) {
      if (only == null) {
        return true;
      }
      var cost = matter.cost();
      return only.equals(OVER_BUDGET)
          ? matter.overBudget()
          : cost != null && cost > Long.parseLong(only.substring(COST_OVER.length()));
    }
  }

  static final String OVER_BUDGET = "over budget";
  static final String COST_OVER = "cost over ";
}
