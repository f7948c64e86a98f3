/** Measures the desk beside something known, in alternating slices of one run. */
@NullMarked
package dev.deskbell.bench;

import org.jspecify.annotations.NullMarked;
