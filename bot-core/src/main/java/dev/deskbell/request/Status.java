package dev.deskbell.request;

import dev.deskbell.ticket.Phase;
import dev.deskbell.ticket.TicketStatus;
import java.util.Optional;

/** Where a request stands, and which moves are legal from there. */
enum Status implements TicketStatus {
  SUBMITTED("Submitted", Phase.NEW),
  IN_FULFILMENT("In fulfilment", Phase.ACTIVE),
  PENDING("Pending", Phase.HELD),
  FULFILLED("Fulfilled", Phase.RESOLVED),
  CLOSED("Closed", Phase.CLOSED),
  REJECTED("Rejected", Phase.CLOSED),
  CANCELLED("Cancelled", Phase.CLOSED);

  /** What people, and the desk, do to a request's state. */
  enum Move {
    START("start"),
    HOLD("hold"),
    RESUME("resume"),
    FULFIL("fulfil"),
    REJECT("reject"),
    CLOSE("confirm, or close"),
    REOPEN("reopen"),
    CANCEL("cancel");

    private final String words;

    Move(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  private final String words;
  private final Phase phase;

  Status(String words, Phase phase) {
    this.words = words;
    this.phase = phase;
  }

  @Override
  public String words() {
    return words;
  }

  @Override
  public Phase phase() {
    return phase;
  }

  /** Where that move leads from here; empty when it is not legal. */
  Optional<Status> after(Move move) {
    return Optional.ofNullable(
        switch (move) {
          case START -> this == SUBMITTED ? IN_FULFILMENT : null;
          case HOLD -> phase.isOpen() && this != PENDING ? PENDING : null;
          case RESUME -> this == PENDING ? IN_FULFILMENT : null;
          case FULFIL -> phase.isOpen() ? FULFILLED : null;
          case REJECT -> phase.isOpen() ? REJECTED : null;
          case CLOSE -> this == FULFILLED ? CLOSED : null;
          case REOPEN -> this == FULFILLED || this == CLOSED ? IN_FULFILMENT : null;
          case CANCEL -> phase.isOpen() ? CANCELLED : null;
        });
  }
}
