/** Joins the parts that do not know each other: who lives in the console, what health says. */
@NullMarked
package dev.deskbell.desk;

import org.jspecify.annotations.NullMarked;
