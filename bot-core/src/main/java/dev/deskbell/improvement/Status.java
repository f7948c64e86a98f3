package dev.deskbell.improvement;

import dev.deskbell.ticket.Phase;
import dev.deskbell.ticket.TicketStatus;
import java.util.Optional;

/** Where an improvement stands, and which moves are legal from there. */
enum Status implements TicketStatus {
  PLANNED("Planned", Phase.NEW),
  IN_PROGRESS("In progress", Phase.ACTIVE),
  DONE("Done", Phase.CLOSED),
  DROPPED("Dropped", Phase.CLOSED);

  /** What people do to an improvement's state. */
  enum Move {
    START("start"),
    FINISH("finish"),
    DROP("drop"),
    REOPEN("reopen");

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
          case START -> this == PLANNED ? IN_PROGRESS : null;
          case FINISH -> phase.isOpen() ? DONE : null;
          case DROP -> phase.isOpen() ? DROPPED : null;
          case REOPEN -> phase.isOpen() ? null : IN_PROGRESS;
        });
  }
}
