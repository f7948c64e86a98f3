/**
 * What every chat platform must keep: a suite that an adapter's test extends by raising a stage.
 */
@NullMarked
package dev.deskbell.testing.contract;

import org.jspecify.annotations.NullMarked;
