package dev.deskbell.incident;

import dev.deskbell.store.Writes;
import dev.deskbell.ticket.TicketRef;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What people learned from major incidents. */
@Component
class Reviews {
  private final JdbcClient db;
  private final Writes writes;

  Reviews(JdbcClient db, Writes writes) {
    this.db = db;
    this.writes = writes;
  }

  /** In the words of whoever said it last. */
  record Learned(String causes, String well, String badly) {}

  /** Empty words leave what was said before. */
  void keep(MajorFact.Reviewed fact) {
    writes.add(
        """
        insert into incident_review values (?, ?, ?, ?, ?)
        on conflict (ref) do update set author = excluded.author,
          causes = coalesce(nullif(excluded.causes, ''), incident_review.causes),
          well = coalesce(nullif(excluded.well, ''), incident_review.well),
          badly = coalesce(nullif(excluded.badly, ''), incident_review.badly)\
        """,
        fact.ref().toString(),
        fact.by().value(),
        fact.causes().text(),
        fact.well().text(),
        fact.badly().text());
  }

  Optional<Learned> of(TicketRef ref) {
    return db.sql("select causes, well, badly from incident_review where ref = ?")
        .param(ref.toString())
        .query((row, _) -> new Learned(row.getString(1), row.getString(2), row.getString(3)))
        .optional();
  }
}
