/**
 * Measures the desk beside something known, in alternating slices of one run. What is measured is
 * this machine, so that it is asked for the time, here and in all packages below; the desk's own
 * code is given a clock.
 */
@NullMarked
package dev.deskbell.bench;

import org.jspecify.annotations.NullMarked;
