package dev.deskbell.change;

import dev.deskbell.calendar.Interval;
import dev.deskbell.people.Person;
import dev.deskbell.service.Service;
import dev.deskbell.ticket.TicketRef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody would like to change these services then.
 *
 * @param self the change itself, if it has a place already
 * @param by who carries it out: some pass a freeze
 */
record Wish(@Nullable TicketRef self, List<Service.Id> services, Interval when, Person.Id by) {
  Wish {
    services = List.copyOf(services);
  }
}
