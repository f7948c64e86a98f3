/** The kernel of all tickets: the one door for changes, the timeline, cards, comments, search. */
@NullMarked
@ApplicationModule(
    allowedDependencies = {"chat", "store", "policy", "people", "conversation", "delivery", "web"})
package dev.deskbell.ticket;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
