@NullMarked
package dev.deskbell.calendar;

import org.jspecify.annotations.NullMarked;
