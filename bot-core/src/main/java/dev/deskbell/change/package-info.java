/**
 * Change enablement: what may affect a service is assessed, authorised, scheduled, and reviewed.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "chat",
      "store",
      "web",
      "policy",
      "people",
      "conversation",
      "delivery",
      "ticket",
      "calendar",
      "service",
      "approval",
      "feed",
      "token"
    })
package dev.deskbell.change;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
