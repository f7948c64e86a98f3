/**
 * What the desk keeps about its own installations: sealed secrets, leases, allowances, single-use
 * passes, the same for all instances.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"chat", "store", "policy"})
package dev.deskbell.installation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
