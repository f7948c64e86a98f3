/** The organisation's files: read, validated, versioned, followed by every instance. */
@NullMarked
@ApplicationModule(allowedDependencies = {"chat", "store", "calendar"})
package dev.deskbell.policy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
