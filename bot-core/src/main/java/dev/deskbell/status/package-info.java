/** The public status page: what the organisation says of its services to everybody. */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "chat",
      "web",
      "store",
      "policy",
      "people",
      "conversation",
      "delivery",
      "ticket",
      "service",
      "calendar"
    })
package dev.deskbell.status;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
