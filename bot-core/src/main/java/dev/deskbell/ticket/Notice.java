package dev.deskbell.ticket;

import dev.deskbell.delivery.Telling;
import dev.deskbell.people.Person;
import java.util.List;
import java.util.Set;

/**
 * A ticket as its row is to be written, and what is to be told.
 *
 * @param later people in whose next digest it stands
 */
record Notice(Head head, List<Telling> tellings, Set<Person.Id> later) {}
