/** What the organisation relies on, and whose it is. */
@NullMarked
@ApplicationModule(allowedDependencies = {"chat", "policy", "people", "conversation"})
package dev.deskbell.service;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
