package dev.deskbell.request;

import dev.deskbell.ticket.Phase;
import dev.deskbell.ticket.TicketStatus;
import java.util.Optional;

/** Where a request stands, and which moves are legal from there. */
enum Status implements TicketStatus {
  SUBMITTED("Submitted", Phase.NEW),
  AWAITING_APPROVAL("Awaiting approval", Phase.HELD),
  APPROVED("Approved", Phase.NEW),
  IN_FULFILMENT("In fulfilment", Phase.ACTIVE),
  PENDING("Pending", Phase.HELD),
  FULFILLED("Fulfilled", Phase.RESOLVED),
  CLOSED("Closed", Phase.CLOSED),
  REJECTED("Rejected", Phase.CLOSED),
  EXPIRED("Expired", Phase.CLOSED),
  CANCELLED("Cancelled", Phase.CLOSED);

  /** What people, and the desk, do to a request's state. */
  enum Move {
    AMEND("amend"),
    ASK("is changed and must be approved again"),
    APPROVE("is approved"),
    EXPIRE("is not decided in time"),
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

  /** Whether anything can be done about it but deciding. */
  private boolean isWorkable() {
    return phase.isOpen() && this != AWAITING_APPROVAL;
  }

  /** Where that move leads from here; empty when it is not legal. */
  Optional<Status> after(Move move) {
    return Optional.ofNullable(
        switch (move) {
          case AMEND -> phase.isOpen() ? this : null;
          case ASK -> phase.isOpen() ? AWAITING_APPROVAL : null;
          case APPROVE -> this == AWAITING_APPROVAL ? APPROVED : null;
          case EXPIRE -> this == AWAITING_APPROVAL ? EXPIRED : null;
          case START -> this == SUBMITTED || this == APPROVED ? IN_FULFILMENT : null;
          case HOLD -> isWorkable() && this != PENDING ? PENDING : null;
          case RESUME -> this == PENDING ? IN_FULFILMENT : null;
          case FULFIL -> isWorkable() ? FULFILLED : null;
          case REJECT -> phase.isOpen() ? REJECTED : null;
          case CLOSE -> this == FULFILLED ? CLOSED : null;
          case REOPEN -> this == FULFILLED || this == CLOSED ? IN_FULFILMENT : null;
          case CANCEL -> phase.isOpen() ? CANCELLED : null;
        });
  }
}
