/** Incident management: restores normal service as quickly as possible. */
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
package dev.deskbell.incident;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
