package dev.deskbell.oncall;

import dev.deskbell.calendar.Interval;
import dev.deskbell.people.Person;
import java.util.Optional;

/**
 * Somebody is on call while they are away.
 *
 * @param instead who could be then: of the same schedule, neither away nor on call elsewhere
 */
record Clash(Person.Id who, Interval when, Optional<Person.Id> instead) {}
