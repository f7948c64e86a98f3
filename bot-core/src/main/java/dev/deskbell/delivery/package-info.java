/** Tells people and rooms what they should know: later, in order, within limits, once. */
@NullMarked
@ApplicationModule(allowedDependencies = {"chat", "store", "policy", "people"})
package dev.deskbell.delivery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
