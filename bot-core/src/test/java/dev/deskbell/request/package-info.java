@NullMarked
package dev.deskbell.request;

import org.jspecify.annotations.NullMarked;
