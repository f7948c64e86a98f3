package dev.deskbell.ticket;

import dev.deskbell.people.Person;
import dev.deskbell.store.Writes;
import java.util.Collection;
import org.springframework.stereotype.Component;

/**
 * For whom tickets wait beside those who have them: people asked for a decision. Stands in what
 * waits for each of them, and their {@link HomePages} follow.
 */
@Component
public class Awaited {
  private final Writes writes;

  Awaited(Writes writes) {
    this.writes = writes;
  }

  /**
   * In the running transaction: these people, and nobody else any more.
   *
   * @param why the practice's own word for what is awaited: {@code approval}
   */
  public void only(TicketRef ref, String why, Collection<Person.Id> people) {
    writes.add(
        """
        with gone as (delete from ticket_awaited
                       where ticket = ? and why = ? and person <> all (?) returning person),
             come as (insert into ticket_awaited (ticket, why, person)
                      select ?, ?, unnest(?::bigint[])
                          on conflict do nothing returning person)
        insert into home_changed (person)
        select person from (select person from gone union select person from come) whose\
        """
            + HomePages.SOMEBODY_LOOKS,
        ref.toString(),
        why,
        numbers(people),
        ref.toString(),
        why,
        numbers(people));
  }

  /** It waits for these no longer. */
  public void not(TicketRef ref, String why, Collection<Person.Id> people) {
    writes.add(
        """
        with gone as (delete from ticket_awaited
                       where ticket = ? and why = ? and person = any (?) returning person)
        insert into home_changed (person) select person from gone whose\
        """
            + HomePages.SOMEBODY_LOOKS,
        ref.toString(),
        why,
        numbers(people));
  }

  private static Long[] numbers(Collection<Person.Id> people) {
    return people.stream().map(Person.Id::value).sorted().toArray(Long[]::new);
  }
}
