package dev.deskbell.change;

import dev.deskbell.people.Person;
import dev.deskbell.store.Writes;
import dev.deskbell.ticket.Erasing;
import dev.deskbell.ticket.TicketRef;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * A plan is the words of all who had a hand in it, a review those of who wrote it. What is still to
 * be carried out is no longer what was approved: it has no plan.
 */
@Component
class ChangeErasing implements Erasing {
  private final Writes writes;
  private final Glasses glasses;
  private final GlassCircle circle;

  ChangeErasing(Writes writes, Glasses glasses, GlassCircle circle) {
    this.writes = writes;
    this.glasses = glasses;
    this.circle = circle;
  }

  @Override
  public void erase(TicketRef ref, Set<Person.Id> whose) {
    if (!ref.kind().equals(ChangePractice.KIND.prefix())) {
      return;
    }
    var ids = whose.stream().map(Person.Id::value).toArray(Long[]::new);
    writes.add(
        """
        update change set plan = '(erased)', test = '', back_out = '' where ref = ? and exists
          (select from timeline where ticket = ref and actor = any(?)
            and name in ('change.proposed', 'change.edited', 'change.glass-broken'))\
        """,
        ref.toString(),
        ids);
    writes.add(
        """
        update change set review = '' where ref = ? and review <> '' and exists
          (select from timeline where ticket = ref and actor = any(?) and name = 'change.reviewed')\
        """,
        ref.toString(),
        ids);
    writes.add(
        "update gate_glass set why = '(erased)' where asked_by = any(?) and change = ?",
        ids,
        ref.toString());
  }

  /** Who asked to open the gate may have taken part in no change at all: nobody agreed. */
  @Override
  public void erase(Set<Person.Id> whose) {
    glasses.erase(whose).forEach(circle::show);
  }
}
