package dev.deskbell.request;

import dev.deskbell.conversation.Refusal;
import dev.deskbell.people.Person;
import dev.deskbell.ticket.TicketRef;
import java.time.Duration;
import java.time.Instant;

/**
 * Access that a request gave for a time. Pure; each verb gives what comes next, or refuses.
 *
 * @param item what it is access to, an id of the catalogue
 * @param what the same as it was called when it was given
 * @param proof how one can tell that it was taken away; may be erased
 */
record Grant(
    TicketRef ref,
    Person.Id whose,
    String item,
    String what,
    Instant since,
    Instant until,
    State state,
    String proof) {
  /** Somebody is asked so long before it ends, or for the last third if that is shorter. */
  private static final Duration NOTICE = Duration.ofDays(7);

  enum State {
    ACTIVE("active"),
    ENDING("ends soon"),
    OVER("over, to be taken away"),
    REVOKED("revoked"),
    RENEWED("renewed");

    private final String words;

    State(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }

    /** Whether they have it. */
    boolean holds() {
      return this == ACTIVE || this == ENDING;
    }
  }

  static Grant give(
      TicketRef ref, Person.Id whose, String item, String what, Instant at, Instant until) {
    return new Grant(ref, whose, item, what, at, until, State.ACTIVE, "");
  }

  /** When to ask whether it is needed for longer. */
  Instant noticeAt() {
    var third = Duration.between(since, until).dividedBy(3);
    return until.minus(third.compareTo(NOTICE) < 0 ? third : NOTICE);
  }

  Grant ending() {
    return state == State.ACTIVE ? into(State.ENDING, proof) : this;
  }

  /** Its time is up, or it was let go. */
  Grant over() {
    if (!state.holds()) {
      throw new Refusal("The access of %s is %s already.".formatted(ref, state.words()));
    }
    return into(State.OVER, proof);
  }

  Grant revoked(String how) {
    if (state == State.REVOKED || state == State.RENEWED) {
      throw new Refusal("The access of %s is %s already.".formatted(ref, state.words()));
    }
    return into(State.REVOKED, how);
  }

  Grant renewed() {
    return state == State.REVOKED ? this : into(State.RENEWED, proof);
  }

  private Grant into(State to, String how) {
    return new Grant(ref, whose, item, what, since, until, to, how);
  }
}
