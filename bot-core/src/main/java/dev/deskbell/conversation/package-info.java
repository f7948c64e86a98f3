/** Turns what people say and press into operations: who, which, what is missing, may they. */
@NullMarked
@ApplicationModule(allowedDependencies = {"chat", "store", "policy", "people"})
package dev.deskbell.conversation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
