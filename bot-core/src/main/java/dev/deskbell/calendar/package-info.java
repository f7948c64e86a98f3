/** Business hours, holidays and zones: intervals of time and their arithmetic on the wall clock. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dev.deskbell.calendar;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
