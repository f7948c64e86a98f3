/**
 * The words every chat platform can keep, and the ports between the desk and a platform. Limits are
 * the smaller of all platforms'; {@code docs/limits.md} says which, and where that is written.
 */
@NullMarked
package dev.deskbell.chat;

import org.jspecify.annotations.NullMarked;
