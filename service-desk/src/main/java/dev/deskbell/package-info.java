/** Deskbell: an IT service desk that lives in chat. */
@NullMarked
package dev.deskbell;

import org.jspecify.annotations.NullMarked;
