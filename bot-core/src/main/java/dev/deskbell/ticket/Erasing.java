package dev.deskbell.ticket;

import dev.deskbell.people.Person;
import java.util.Set;

/**
 * Lets go of words of a person that a practice keeps in rows of its own; a bean of the practice.
 */
public interface Erasing {
  /** In the running transaction, the ticket's row locked; the ids are all that person. */
  void erase(TicketRef ref, Set<Person.Id> whose);

  /** What belongs to no ticket; once for a person, in the running transaction. */
  default void erase(Set<Person.Id> whose) {}
}
