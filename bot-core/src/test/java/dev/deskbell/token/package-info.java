@NullMarked
package dev.deskbell.token;

import org.jspecify.annotations.NullMarked;
