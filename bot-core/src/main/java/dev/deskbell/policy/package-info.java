/** The organisation's files: read, validated, versioned, followed by every instance. */
@NullMarked
@ApplicationModule(allowedDependencies = {"chat", "store"})
package dev.deskbell.policy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
