/**
 * Everything a desk keeps, in one file that any desk of the same or a newer version can take over.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "chat",
      "store",
      "policy",
      "people",
      "conversation",
      "delivery",
      "installation",
      "database"
    })
package dev.deskbell.backup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
