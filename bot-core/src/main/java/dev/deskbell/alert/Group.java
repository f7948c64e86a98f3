package dev.deskbell.alert;

import dev.deskbell.ticket.TicketRef;

/**
 * Alerts that have one ticket.
 *
 * @param alerts how many have joined it, each counted once for each time it joined
 * @param told of how many the ticket's timeline knows
 */
record Group(
    long id,
    String integration,
    String key,
    TicketRef ticket,
    boolean open,
    int alerts,
    int firing,
    int told) {

  Group joined() {
    return new Group(id, integration, key, ticket, open, alerts + 1, firing + 1, told);
  }

  Group again() {
    return new Group(id, integration, key, ticket, open, alerts, firing + 1, told);
  }

  Group ended() {
    return new Group(id, integration, key, ticket, open, alerts, Math.max(0, firing - 1), told);
  }

  Group closed() {
    return new Group(id, integration, key, ticket, false, alerts, firing, told);
  }

  Group said() {
    return new Group(id, integration, key, ticket, open, alerts, firing, alerts);
  }

  /** Doubled since it was last said: a storm of thousands is a dozen lines of its timeline. */
  boolean isWorthSaying() {
    return alerts >= 2 * told;
  }
}
