package dev.deskbell.incident;

import dev.deskbell.conversation.Refined;
import dev.deskbell.conversation.Type;
import dev.deskbell.conversation.Types;
import dev.deskbell.policy.Policies;
import org.springframework.stereotype.Component;

/** A role in major incidents, by its short name or its whole one. */
@Component
class DutyType implements Refined<MajorPolicy.Duty> {
  private final Type<MajorPolicy.Duty> type;

  DutyType(Policies policies) {
    this.type =
        Types.named(
            "role",
            () -> policies.current(MajorConfiguration.SECTION).duties(),
            MajorPolicy.Duty::id,
            MajorPolicy.Duty::name,
            "commander");
  }

  @Override
  public Type<MajorPolicy.Duty> type() {
    return type;
  }
}
