@NullMarked
package dev.deskbell.alert;

import org.jspecify.annotations.NullMarked;
