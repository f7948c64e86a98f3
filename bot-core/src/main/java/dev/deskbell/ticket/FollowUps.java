package dev.deskbell.ticket;

import dev.deskbell.people.Person;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done later because of a ticket, for practices that must not know the one that keeps
 * it. A bean of that one; there is none where it is switched off.
 */
public interface FollowUps {
  /** Opens one in the running transaction, linked to the ticket it follows from. */
  TicketRef open(Wanted wanted, Person.Id by, Instant at);

  /** All that follow from a ticket, the oldest first; the reader's right is the caller's to ask. */
  List<Listed> of(TicketRef from);

  /** What is to be done, by whom and until when. */
  record Wanted(Words title, Words details, Person.Id owner, Instant due, TicketRef from) {}

  /**
   * How one stands.
   *
   * @param owner null when nobody has it any more
   * @param status in its practice's words
   */
  record Listed(
      TicketRef ref,
      String title,
      boolean hidden,
      Person.@Nullable Id owner,
      Instant due,
      String status,
      boolean open) {}
}
