/** Event management: what monitoring says becomes incidents, each thing once, and their end too. */
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
package dev.deskbell.alert;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
