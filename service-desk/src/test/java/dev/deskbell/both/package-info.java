/** One desk on two chat platforms at once, each through its own adapter. */
@NullMarked
package dev.deskbell.both;

import org.jspecify.annotations.NullMarked;
