package dev.deskbell.request;

import dev.deskbell.store.Writes;
import dev.deskbell.ticket.TicketRef;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** What was asked for, of all requests. */
@Repository
class AnswerSheets {
  private final JdbcClient db;
  private final Writes writes;
  private final JsonMapper json;

  AnswerSheets(JdbcClient db, Writes writes, JsonMapper json) {
    this.db = db;
    this.writes = writes;
    this.json = json;
  }

  /** In the turn that raises the request. */
  void keep(TicketRef ref, AnswerSheet sheet, Instant at) {
    writes.add(
        1,
        "insert into request_sheet (ref, item, at, sheet) values (?, ?, ?, cast(? as jsonb))",
        ref.toString(),
        sheet.item(),
        at,
        json.writeValueAsString(sheet));
  }

  /** What was added to it, the ticket locked. */
  void amend(TicketRef ref, AnswerSheet sheet) {
    writes.add(
        1,
        "update request_sheet set sheet = cast(? as jsonb) where ref = ?",
        json.writeValueAsString(sheet),
        ref.toString());
  }

  AnswerSheet of(TicketRef ref) {
    return db.sql("select sheet from request_sheet where ref = ?")
        .param(ref.toString())
        .query((row, _) -> json.readValue(row.getString(1), AnswerSheet.class))
        .single();
  }

  /** Ids of the items asked for most often of late, most frequent first. */
  List<String> mostAsked(int most) {
    return List.copyOf(
        db.sql(
                """
                select item from (select item from request_sheet order by at desc limit 500) newest
                 group by item order by count(*) desc, item limit ?
                """)
            .param(most)
            .query(String.class)
            .list());
  }
}
