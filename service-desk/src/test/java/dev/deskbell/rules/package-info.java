/** What the sources promise about themselves. */
@NullMarked
package dev.deskbell.rules;

import org.jspecify.annotations.NullMarked;
