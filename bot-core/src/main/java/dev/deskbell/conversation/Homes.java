package dev.deskbell.conversation;

import dev.deskbell.chat.Account;
import dev.deskbell.people.Person;
import java.time.Instant;

/** Keeps the desk's own page of those who look at it, on platforms that have one. */
public interface Homes {
  /** Somebody looks at theirs. Whether their platform is known to show it: no other answer then. */
  boolean opened(Account account, Person by, Instant at);
}
