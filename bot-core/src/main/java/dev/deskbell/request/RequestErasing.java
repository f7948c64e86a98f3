package dev.deskbell.request;

import dev.deskbell.people.Person;
import dev.deskbell.store.Writes;
import dev.deskbell.ticket.Erasing;
import dev.deskbell.ticket.TicketRef;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Answers are the words of whoever raised the request; its note is of whoever fulfilled or rejected
 * it last. What was picked from the catalogue stays.
 */
@Component
class RequestErasing implements Erasing {
  private final JdbcClient db;
  private final Writes writes;
  private final AnswerSheets sheets;

  RequestErasing(JdbcClient db, Writes writes, AnswerSheets sheets) {
    this.db = db;
    this.writes = writes;
    this.sheets = sheets;
  }

  @Override
  public void erase(TicketRef ref, Set<Person.Id> whose) {
    if (!ref.kind().equals(RequestPractice.KIND.prefix())) {
      return;
    }
    var ids = whose.stream().map(Person.Id::value).toArray(Long[]::new);
    writes.add(
        """
        update request set note = '' where ref = ? and note <> '' and exists
          (select from (select actor from timeline
                         where ticket = ref and name in ('request.fulfilled', 'request.rejected')
                         order by seq desc limit 1) last
            where actor = any(?))\
        """,
        ref.toString(),
        ids);
    writes.add(
        """
        update access_grant set proof = '' where ref = ? and proof <> '' and exists
          (select from (select actor from timeline where ticket = ref and name = 'access.revoked'
                         order by seq desc limit 1) last
            where actor = any(?))\
        """,
        ref.toString(),
        ids);
    if (wrote(ref, ids)) {
      sheets.amend(ref, sheets.of(ref).erased());
    }
  }

  private boolean wrote(TicketRef ref, Long[] ids) {
    return db.sql(
            """
            select exists (select from timeline where ticket = ? and actor = any(?)
                            and name in ('request.raised', 'request.amended'))
            """)
        .params(ref.toString(), ids)
        .query(Boolean.class)
        .single();
  }
}
