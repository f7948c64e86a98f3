/** Pages of the documentation that are generated from the program. */
@NullMarked
package dev.deskbell.reference;

import org.jspecify.annotations.NullMarked;
