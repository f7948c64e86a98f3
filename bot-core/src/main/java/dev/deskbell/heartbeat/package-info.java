/** Expected signs of life: whoever should speak up regularly and does not opens an incident. */
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
      "token"
    })
package dev.deskbell.heartbeat;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
