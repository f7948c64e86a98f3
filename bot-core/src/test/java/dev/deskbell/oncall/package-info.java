@NullMarked
package dev.deskbell.oncall;

import org.jspecify.annotations.NullMarked;
