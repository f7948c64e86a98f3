package dev.deskbell.approval;

import dev.deskbell.people.Person;
import java.util.Set;

/** What is true of people at this moment, whatever was true when they were asked. */
interface Circumstances {
  /** Who an id is today: one person, however many accounts and ids. */
  Person.Id today(Person.Id id);

  /** Whether they are still there, as a member of the organisation. */
  boolean present(Person.Id id);

  /** Whom the stage's sources name now, as who they are today. */
  Set<Person.Id> entitled(Stage stage);

  /** Whose own matter it is: requester, author, last editor, implementer; as who they are today. */
  Set<Person.Id> concerned();

  /** Who stands in for that member now. */
  Set<Person.Id> deputies(Person.Id member);
}
