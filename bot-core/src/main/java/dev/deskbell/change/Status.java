package dev.deskbell.change;

import dev.deskbell.ticket.Phase;
import dev.deskbell.ticket.TicketStatus;
import java.util.Optional;

/** Where a change stands, and which moves are legal from there. */
enum Status implements TicketStatus {
  /** Not asked about yet, or it came back: for changes, or because nobody may decide. */
  DRAFT("Draft", Phase.NEW),
  AWAITING_APPROVAL("Awaiting approval", Phase.HELD),
  SCHEDULED("Scheduled", Phase.NEW),
  IN_PROGRESS("In progress", Phase.ACTIVE),
  IN_REVIEW("In review", Phase.ACTIVE),
  CLOSED("Closed", Phase.CLOSED),
  REJECTED("Rejected", Phase.CLOSED),
  EXPIRED("Expired", Phase.CLOSED),
  CANCELLED("Cancelled", Phase.CLOSED);

  /** What people, and the desk, do to a change's state. */
  enum Move {
    ASK("ask for approval"),
    RETURN("comes back undecided"),
    APPROVE("is approved"),
    REJECT("is rejected"),
    EXPIRE("is not decided in time"),
    EDIT("edit, or reschedule"),
    REASSESS("is another now and must be approved again"),
    START("start"),
    END("done, failed, or backed out"),
    COMPLETE("done, if it is standard"),
    REVIEW("review"),
    CLOSE("was done and nobody reviews it"),
    CANCEL("cancel");

    private final String words;

    Move(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }

    /** As it is said of a change with which it can't be done. */
    String verb() {
      return switch (this) {
        case ASK -> "ask for approval of";
        case RETURN -> "give back";
        case APPROVE -> "approve";
        case REJECT -> "reject";
        case EXPIRE -> "let it expire";
        case EDIT, REASSESS -> "change";
        case END, COMPLETE -> "end";
        case CLOSE -> "close";
        case START, REVIEW, CANCEL -> words;
      };
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

  /** Whether it is still to come. */
  boolean isAhead() {
    return this == DRAFT || this == AWAITING_APPROVAL || this == SCHEDULED;
  }

  /** Where that move leads from here; empty when it is not legal. */
  Optional<Status> after(Move move) {
    return Optional.ofNullable(
        switch (move) {
          case ASK -> this == DRAFT ? AWAITING_APPROVAL : null;
          case RETURN -> this == AWAITING_APPROVAL ? DRAFT : null;
          case APPROVE -> this == AWAITING_APPROVAL ? SCHEDULED : null;
          case REJECT -> this == AWAITING_APPROVAL ? REJECTED : null;
          case EXPIRE -> this == AWAITING_APPROVAL ? EXPIRED : null;
          case EDIT -> isAhead() ? this : null;
          case REASSESS -> isAhead() ? AWAITING_APPROVAL : null;
          case START -> this == SCHEDULED ? IN_PROGRESS : null;
          case END -> this == IN_PROGRESS ? IN_REVIEW : null;
          case COMPLETE -> this == IN_PROGRESS ? CLOSED : null;
          case REVIEW, CLOSE -> this == IN_REVIEW ? CLOSED : null;
          case CANCEL -> isAhead() ? CANCELLED : null;
        });
  }
}
