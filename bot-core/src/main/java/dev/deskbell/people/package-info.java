/** Who is behind an account, and what they are in the organisation. */
@NullMarked
@ApplicationModule(allowedDependencies = {"chat", "store", "policy"})
package dev.deskbell.people;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
