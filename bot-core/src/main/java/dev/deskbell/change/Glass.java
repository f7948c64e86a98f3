package dev.deskbell.change;

import dev.deskbell.people.Person;
import dev.deskbell.service.Service;
import dev.deskbell.ticket.TicketRef;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody asks to be let past the gate in an emergency.
 *
 * @param quorum so many others must agree
 * @param agreed who did, in this order
 * @param opened null until enough agreed
 * @param endedAt null unless it was ended early or taken back
 */
record Glass(
    long id,
    Service.Id service,
    String why,
    Person.Id by,
    Instant at,
    int quorum,
    List<Person.Id> agreed,
    @Nullable Opened opened,
    @Nullable Instant endedAt) {
  /** So long others can agree; what is still needed then is asked anew. */
  private static final Duration ASKED = Duration.ofHours(1);

  /**
   * Enough agreed.
   *
   * @param change in which it is reviewed
   */
  record Opened(TicketRef change, Instant at, Instant until) {}

  /** How it stands. */
  enum State {
    ASKED,
    LAPSED,
    OPEN,
    OVER
  }

  State at(Instant moment) {
    if (endedAt != null) {
      return State.OVER;
    }
    if (opened == null) {
      return moment.isBefore(at.plus(ASKED)) ? State.ASKED : State.LAPSED;
    }
    return moment.isBefore(opened.until()) ? State.OPEN : State.OVER;
  }
}
