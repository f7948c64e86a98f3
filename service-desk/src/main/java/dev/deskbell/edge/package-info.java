/** HTTP for outsiders: mounts the endpoints that practices and adapters declare. */
@NullMarked
@ApplicationModule(allowedDependencies = "web")
package dev.deskbell.edge;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
