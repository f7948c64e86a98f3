/** What every module's tests stand on: a real PostgreSQL and a clock that can be moved. */
@NullMarked
package dev.deskbell.testing;

import org.jspecify.annotations.NullMarked;
