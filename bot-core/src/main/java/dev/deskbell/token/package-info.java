/** Secrets that outsiders present: made in chat, kept as digests, revoked by whoever may. */
@NullMarked
@ApplicationModule(allowedDependencies = {"people"})
package dev.deskbell.token;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
