/** Many messages for many channels, before a Slack that counts. */
@NullMarked
package dev.deskbell.bench.fan;

import org.jspecify.annotations.NullMarked;
