/** Who is asked first, whom else when nobody answers, and the proof that they were. */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "chat",
      "store",
      "web",
      "calendar",
      "policy",
      "people",
      "conversation",
      "delivery",
      "ticket",
      "service",
      "feed",
      "absence"
    })
package dev.deskbell.oncall;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
