package dev.deskbell.heartbeat;

import dev.deskbell.ticket.TicketRef;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one that has given a sign.
 *
 * @param dueAt when it is missed; null while nothing is expected of it
 * @param ticket the incident that its silence opened, until that is over
 * @param silent missed, and not heard since
 */
record Heartbeat(
    String id,
    Instant lastAt,
    @Nullable Instant dueAt,
    @Nullable TicketRef ticket,
    boolean silent) {}
