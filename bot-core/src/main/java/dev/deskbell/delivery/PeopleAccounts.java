package dev.deskbell.delivery;

import dev.deskbell.chat.Account;
import dev.deskbell.people.People;
import dev.deskbell.people.Person;
import dev.deskbell.people.Role;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Asks {@link People}. */
@Component
class PeopleAccounts implements Accounts {

  private final People people;

  PeopleAccounts(People people) {
    this.people = people;
  }

  @Override
  public List<Account> of(Person.Id person) {
    return people.accountsOf(person);
  }

  @Override
  public Optional<Person.Id> behind(Account account) {
    return people.behind(account).map(Person::id);
  }

  @Override
  public List<Person.Id> administrators() {
    return people.holding(Role.ADMINISTRATOR).stream().map(Person::id).toList();
  }
}
