package dev.deskbell.change;

import dev.deskbell.calendar.Interval;
import dev.deskbell.service.Service;
import dev.deskbell.ticket.TicketRef;

/**
 * A change has a service then.
 *
 * @param alone whether nothing else may have it meanwhile
 * @param title of the change
 * @param secret whether only its own people may know which change it is
 * @param uid what it is called where nobody may know
 */
record Booking(
    TicketRef ref,
    Service.Id service,
    Interval when,
    boolean alone,
    String title,
    boolean secret,
    String uid) {
  /** What may be said of it to everybody. */
  String called() {
    return secret ? "A private change" : ref.toString();
  }
}
