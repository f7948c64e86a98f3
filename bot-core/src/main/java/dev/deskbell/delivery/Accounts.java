package dev.deskbell.delivery;

import dev.deskbell.chat.Account;
import dev.deskbell.people.Person;
import java.util.List;

/** What delivery needs to know about people. */
interface Accounts {

  /** The one they like best first. */
  List<Account> of(Person.Id person);

  /** Who is told what goes wrong. */
  List<Person.Id> administrators();
}
