@NullMarked
package dev.deskbell.heartbeat;

import org.jspecify.annotations.NullMarked;
