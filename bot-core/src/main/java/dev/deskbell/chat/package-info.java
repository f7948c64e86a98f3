/** The words every chat platform can keep, and the ports between the desk and a platform. */
@NullMarked
package dev.deskbell.chat;

import org.jspecify.annotations.NullMarked;
