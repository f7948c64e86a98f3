/** A chat platform in memory and its adapter, small and honest: proves the contract kit. */
@NullMarked
package dev.deskbell.testing.memory;

import org.jspecify.annotations.NullMarked;
