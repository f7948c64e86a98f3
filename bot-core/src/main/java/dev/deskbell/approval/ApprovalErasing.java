package dev.deskbell.approval;

import dev.deskbell.people.Person;
import dev.deskbell.store.Writes;
import dev.deskbell.ticket.Erasing;
import dev.deskbell.ticket.TicketRef;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What somebody said beside a vote is theirs; the vote itself stays. */
@Component
class ApprovalErasing implements Erasing {
  private final Writes writes;

  ApprovalErasing(Writes writes) {
    this.writes = writes;
  }

  @Override
  public void erase(TicketRef ref, Set<Person.Id> whose) {
    writes.add(
        "delete from approval_words where ticket = ? and voter = any (?)",
        ref.toString(),
        whose.stream().map(Person.Id::value).toArray(Long[]::new));
  }
}
