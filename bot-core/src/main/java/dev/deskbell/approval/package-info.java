/** Approval: asks people for a decision, counts their votes by the rule, tells the outcome. */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "chat",
      "store",
      "policy",
      "people",
      "conversation",
      "delivery",
      "ticket",
      "service",
      "oncall"
    })
package dev.deskbell.approval;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
