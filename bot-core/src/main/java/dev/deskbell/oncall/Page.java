package dev.deskbell.oncall;

import dev.deskbell.people.Person;
import dev.deskbell.ticket.TicketRef;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line of the ledger: somebody, or a room, is to be paged by one way.
 *
 * @param fired the firing of the run that wanted it; negative if somebody did, by hand
 * @param place by which of the person's ways
 */
record Page(
    long id,
    TicketRef ticket,
    int run,
    int fired,
    Person.@Nullable Id person,
    @Nullable String room,
    int place,
    String way,
    String why,
    Instant dueAt,
    State state,
    String remark,
    @Nullable Instant toldAt,
    @Nullable Instant arrivedAt,
    @Nullable Instant answeredAt,
    @Nullable String answer) {
  static final String BY_HAND = "by hand";

  boolean isByHand() {
    return fired < 0;
  }

  boolean isUnanswered() {
    return answeredAt == null && (state == State.DUE || state == State.TOLD);
  }

  /** How far it has come. */
  enum State {
    /** To be told at its time. */
    DUE,
    TOLD,
    /** Not needed any more. */
    STOPPED,
    /** Nothing of it arrives. */
    LOST
  }
}
