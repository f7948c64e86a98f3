/** Loads whole desks and their peers, each a process of its own, and reads what it cost them. */
@NullMarked
package dev.deskbell.bench.load;

import org.jspecify.annotations.NullMarked;
