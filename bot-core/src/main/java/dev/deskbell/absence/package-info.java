/** When people are away by the calendars they give: holidays, read again and again. */
@NullMarked
@ApplicationModule(allowedDependencies = {"chat", "calendar", "people", "conversation", "delivery"})
package dev.deskbell.absence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
