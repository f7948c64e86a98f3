package dev.deskbell.delivery;

import dev.deskbell.chat.Account;
import dev.deskbell.people.Person;
import java.util.List;
import java.util.Optional;

/** What delivery needs to know about people. */
interface Accounts {

  /** The one they like best first. */
  List<Account> of(Person.Id person);

  Optional<Person.Id> behind(Account account);

  /** Who is told what goes wrong. */
  List<Person.Id> administrators();
}
