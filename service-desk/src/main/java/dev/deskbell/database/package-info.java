/** Where the desk keeps everything: a PostgreSQL of its own, or the one it is told about. */
@NullMarked
@ApplicationModule(allowedDependencies = "policy")
package dev.deskbell.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
