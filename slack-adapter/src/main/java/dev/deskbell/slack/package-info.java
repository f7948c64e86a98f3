/** The chat port on Slack: hears what people do there, and draws what the desk tells them. */
@NullMarked
package dev.deskbell.slack;

import org.jspecify.annotations.NullMarked;
