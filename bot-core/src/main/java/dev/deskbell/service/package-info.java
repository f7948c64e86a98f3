/** What the organisation relies on, whose it is, and when it may be changed. */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "chat",
      "store",
      "calendar",
      "policy",
      "people",
      "conversation",
      "ticket"
    })
package dev.deskbell.service;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
