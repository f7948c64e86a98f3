/** The chat port on Discord: hears what people do there, and draws what the desk tells them. */
@NullMarked
package dev.deskbell.discord;

import org.jspecify.annotations.NullMarked;
