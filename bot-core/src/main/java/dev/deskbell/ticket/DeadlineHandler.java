package dev.deskbell.ticket;

import java.time.Instant;
import java.util.Collection;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Does what became due; a bean of the practice that arms it. */
public interface DeadlineHandler {
  /** The deadline's name: {@code incident.close}. */
  String name();

  /**
   * In a transaction of its own, the ticket's row locked. The epoch is that of the arming: what has
   * been disarmed or armed anew never comes here.
   */
  void due(TicketRef ref, long epoch, Instant at);

  /**
   * What does it for each of these, each of them once, in one transaction with all their rows
   * locked: who reads rows of its own reads those of all of them here, at once. What it does for
   * one writes nothing of another.
   */
  default Deed deed(Collection<TicketRef> refs) {
    return this::due;
  }

  /** Does what became due, for each of those whose rows were read. */
  @FunctionalInterface
  interface Deed {
    void due(TicketRef ref, long epoch, Instant at);

    /** With the practice's own record of each; that of a ticket that has none is missed. */
    static <T extends Ticket> Deed with(Collection<T> records, Doing<T> does) {
      var byRef = records.stream().collect(Collectors.toMap(Ticket::ref, Function.identity()));
      return (ref, epoch, at) ->
          does.due(Objects.requireNonNull(byRef.get(ref), ref.toString()), epoch, at);
    }
  }

  /** What is to be done with the record of one. */
  @FunctionalInterface
  interface Doing<T extends Ticket> {
    void due(T record, long epoch, Instant at);
  }
}
