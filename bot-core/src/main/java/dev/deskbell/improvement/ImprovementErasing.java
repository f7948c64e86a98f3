package dev.deskbell.improvement;

import dev.deskbell.people.Person;
import dev.deskbell.store.Writes;
import dev.deskbell.ticket.Erasing;
import dev.deskbell.ticket.TicketRef;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What came of an improvement is the words of whoever ended it last. */
@Component
class ImprovementErasing implements Erasing {
  private final Writes writes;

  ImprovementErasing(Writes writes) {
    this.writes = writes;
  }

  @Override
  public void erase(TicketRef ref, Set<Person.Id> whose) {
    writes.add(
        """
        update improvement set outcome = '' where ref = ? and outcome <> '' and exists
          (select from (select actor from timeline where ticket = ref
                           and name in ('improvement.finished', 'improvement.dropped')
                         order by seq desc limit 1) last
            where actor = any(?))\
        """,
        ref.toString(),
        whose.stream().map(Person.Id::value).toArray(Long[]::new));
  }
}
