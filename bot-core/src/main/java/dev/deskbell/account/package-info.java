/** What people do about themselves, and what administrators do about people, rooms and policies. */
@NullMarked
@ApplicationModule(
    allowedDependencies = {"chat", "store", "policy", "people", "conversation", "delivery"})
package dev.deskbell.account;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
