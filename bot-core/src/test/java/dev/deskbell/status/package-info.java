@NullMarked
package dev.deskbell.status;

import org.jspecify.annotations.NullMarked;
