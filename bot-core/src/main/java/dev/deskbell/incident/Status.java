package dev.deskbell.incident;

import dev.deskbell.ticket.Phase;
import dev.deskbell.ticket.TicketStatus;
import java.util.Optional;

/** Where an incident stands, and which moves are legal from there. */
enum Status implements TicketStatus {
  NEW("New", Phase.NEW),
  ACKNOWLEDGED("Acknowledged", Phase.ACTIVE),
  IN_PROGRESS("In progress", Phase.ACTIVE),
  PENDING("Pending", Phase.HELD),
  RESOLVED("Resolved", Phase.RESOLVED),
  CLOSED("Closed", Phase.CLOSED),
  CANCELLED("Cancelled", Phase.CLOSED);

  /** What people, and the desk, do to an incident's state. */
  enum Move {
    ACKNOWLEDGE("acknowledge"),
    START("start"),
    HOLD("hold"),
    RESUME("resume"),
    RESOLVE("resolve"),
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
          case ACKNOWLEDGE -> this == NEW ? ACKNOWLEDGED : null;
          case START -> this == NEW || this == ACKNOWLEDGED ? IN_PROGRESS : null;
          case HOLD -> phase.isOpen() && this != PENDING ? PENDING : null;
          case RESUME -> this == PENDING ? IN_PROGRESS : null;
          case RESOLVE -> phase.isOpen() ? RESOLVED : null;
          case CLOSE -> this == RESOLVED ? CLOSED : null;
          case REOPEN -> this == RESOLVED || this == CLOSED ? IN_PROGRESS : null;
          case CANCEL -> phase.isOpen() ? CANCELLED : null;
        });
  }
}
