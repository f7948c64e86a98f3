/** Looks at the desk's set-up the way a person who helps with it would, and says what to do. */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "chat",
      "web",
      "policy",
      "people",
      "conversation",
      "delivery",
      "database"
    })
package dev.deskbell.doctor;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
