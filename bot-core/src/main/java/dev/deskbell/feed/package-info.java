/** Calendars of the desk under private addresses, for programs that people read calendars with. */
@NullMarked
@ApplicationModule(
    allowedDependencies = {"chat", "web", "calendar", "people", "conversation", "token"})
package dev.deskbell.feed;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
