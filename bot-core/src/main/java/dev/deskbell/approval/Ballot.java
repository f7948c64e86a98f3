package dev.deskbell.approval;

import dev.deskbell.people.Person;
import java.time.Instant;

/**
 * One vote of one person.
 *
 * @param stage counted from 0
 * @param voter who gave it
 * @param seat whose it is: the voter's own, or of whom they are deputy
 */
record Ballot(int stage, Person.Id voter, Person.Id seat, Vote vote, Instant at) {}
