/** How the program starts, answers whether it is well, and says why it can't go on. */
@NullMarked
@ApplicationModule(
    allowedDependencies = {"policy", "database", "backup", "installation", "doctor", "web"})
package dev.deskbell.start;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
