package dev.deskbell.ticket;

/** New state of a ticket and the fact that explains it. */
public record Change<T extends Ticket>(T ticket, Fact fact) implements Entry {
  public Change {
    if (!ticket.ref().equals(fact.ref())) {
      throw new IllegalArgumentException(fact.ref() + " can't explain " + ticket.ref());
    }
  }
}
