package dev.deskbell.people;

import dev.deskbell.chat.Account;
import dev.deskbell.chat.Speaker;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Everybody the desk knows. */
public class People {
  /** The person behind what was said; a stranger is met in a transaction of its own. */
  public Person meet(Speaker speaker) {
    throw new UnsupportedOperationException();
  }

  /** A known person; an id that became an alias answers with the person it stands for. */
  public Person get(Person.Id id) {
    throw new UnsupportedOperationException();
  }

  public Optional<Person> behind(Account account) {
    throw new UnsupportedOperationException();
  }

  /** All accounts, the one they like best first. */
  public List<Account> accountsOf(Person.Id id) {
    throw new UnsupportedOperationException();
  }

  /** Whether two ids are one person, aliases considered. */
  public boolean same(Person.Id one, Person.Id other) {
    throw new UnsupportedOperationException();
  }

  /** Whether they hold that role (or one including it) in the team, or anywhere if null. */
  public boolean holds(Person.Id who, Role role, Team.@Nullable Id in) {
    throw new UnsupportedOperationException();
  }

  public Set<Team.Id> teamsOf(Person.Id who) {
    throw new UnsupportedOperationException();
  }

  public List<Team> teams() {
    throw new UnsupportedOperationException();
  }

  public Optional<Team> team(Team.Id id) {
    throw new UnsupportedOperationException();
  }

  public List<Person> membersOf(Team.Id team) {
    throw new UnsupportedOperationException();
  }

  public Optional<Person> managerOf(Person.Id who) {
    throw new UnsupportedOperationException();
  }

  /** The one person meant by a handle or name, with or without {@code @}. */
  public Optional<Person> named(String typed) {
    throw new UnsupportedOperationException();
  }

  /** People whose name or handle begins with, or else contains, what is typed; at most 25. */
  public List<Person> like(String typed) {
    throw new UnsupportedOperationException();
  }
}
