/** Continual improvement: what is to become better, who sees to it and until when. */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "chat",
      "store",
      "policy",
      "people",
      "conversation",
      "delivery",
      "ticket"
    })
package dev.deskbell.improvement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
