/** Writes for tests without a container. */
@NullMarked
package dev.deskbell.store;

import org.jspecify.annotations.NullMarked;
