/** The organisation's own decisions, read from its files: validated, versioned, followed. */
@NullMarked
package dev.deskbell.policy;

import org.jspecify.annotations.NullMarked;
