@NullMarked
package dev.deskbell.change;

import org.jspecify.annotations.NullMarked;
