@NullMarked
package dev.deskbell.feed;

import org.jspecify.annotations.NullMarked;
