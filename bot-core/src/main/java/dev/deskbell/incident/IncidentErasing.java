package dev.deskbell.incident;

import dev.deskbell.people.Person;
import dev.deskbell.store.Writes;
import dev.deskbell.ticket.Erasing;
import dev.deskbell.ticket.TicketRef;
import java.util.Set;
import org.springframework.stereotype.Component;

/** A resolution is the words of whoever resolved it last; the rest says whose it is. */
@Component
class IncidentErasing implements Erasing {
  private final Writes writes;
  private final Announcing announcing;

  IncidentErasing(Writes writes, Announcing announcing) {
    this.writes = writes;
    this.announcing = announcing;
  }

  @Override
  public void erase(TicketRef ref, Set<Person.Id> whose) {
    writes.add(
        """
        update incident set resolution = '' where ref = ? and resolution <> '' and exists
          (select from (select actor from timeline where ticket = ref and name = 'incident.resolved'
                         order by seq desc limit 1) last
            where actor = any(?))\
        """,
        ref.toString(),
        ids(whose));
    forget("incident_report set what = '', impact = '', next = ''", "author", ref, whose);
    forget("incident_task set what = ''", "author", ref, whose);
    forget("incident_review set causes = '', well = '', badly = ''", "author", ref, whose);
    forget("incident_role set note = ''", "given_by", ref, whose);
    logged(ref, whose);
    announcing.again(ref);
    announcing.withdrawReviews(ref);
  }

  /** What others put on the record was said by whoever wrote the comment. */
  private void logged(TicketRef ref, Set<Person.Id> whose) {
    writes.add(
        """
        delete from timeline_words w using timeline t, comment c
         where w.ticket = ? and t.ticket = w.ticket and t.seq = w.seq
           and t.name = 'incident.logged' and c.ticket = t.ticket
           and c.id::text = t.body::json ->> 'comment' and c.author = any(?)\
        """,
        ref.toString(),
        ids(whose));
  }

  private void forget(String what, String author, TicketRef ref, Set<Person.Id> whose) {
    var sql = "update %s where ref = ? and %s = any(?)".formatted(what, author);
    writes.add(sql, ref.toString(), ids(whose));
  }

  private static Long[] ids(Set<Person.Id> whose) {
    return whose.stream().map(Person.Id::value).toArray(Long[]::new);
  }
}
