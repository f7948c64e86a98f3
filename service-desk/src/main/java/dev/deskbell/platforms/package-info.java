/** The chat platforms that are configured: reads their variables, makes them, starts them. */
@NullMarked
package dev.deskbell.platforms;

import org.jspecify.annotations.NullMarked;
