/** One transaction, few round trips: what a turn writes is collected and sent at once. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dev.deskbell.store;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
