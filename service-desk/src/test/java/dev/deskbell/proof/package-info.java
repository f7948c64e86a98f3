/** Proofs about the whole program: started, killed, doubled, moved, and told nonsense. */
@NullMarked
package dev.deskbell.proof;

import org.jspecify.annotations.NullMarked;
