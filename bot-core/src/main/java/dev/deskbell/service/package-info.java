/** What the organisation relies on, and whose it is. */
@NullMarked
@ApplicationModule(allowedDependencies = {"chat", "policy", "people", "conversation", "ticket"})
package dev.deskbell.service;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
