@NullMarked
package dev.deskbell.absence;

import org.jspecify.annotations.NullMarked;
