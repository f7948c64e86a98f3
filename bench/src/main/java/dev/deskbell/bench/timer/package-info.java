/** What becomes due: how soon it is done, how many at once, and what waiting costs. */
@NullMarked
package dev.deskbell.bench.timer;

import org.jspecify.annotations.NullMarked;
