/** The browser console: a chat platform of the desk's own, for whoever has no other at hand. */
@NullMarked
@ApplicationModule(allowedDependencies = {"chat", "policy"})
package dev.deskbell.console;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
