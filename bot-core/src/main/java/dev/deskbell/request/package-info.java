/** Request fulfilment: an employee asks for something that is offered, and gets it. */
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
      "approval"
    })
package dev.deskbell.request;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
