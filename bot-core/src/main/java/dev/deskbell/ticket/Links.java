package dev.deskbell.ticket;

import dev.deskbell.people.Person;
import dev.deskbell.store.Writes;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How tickets belong together. */
@Component
class Links {
  private final JdbcClient db;
  private final Writes writes;
  private final Visible visible;

  Links(JdbcClient db, Writes writes, Visible visible) {
    this.db = db;
    this.writes = writes;
    this.visible = visible;
  }

  /** One end of a link, in words: {@code duplicate of INC-9}. */
  record End(String words, TicketRef other, String title) {}

  boolean exists(TicketRef ref, Relation relation, TicketRef other) {
    return db.sql(
            """
            select exists (select from ticket_link
                            where ticket = :one and relation = :relation and other = :other
                               or relation = 'RELATES_TO' and relation = :relation
                                  and ticket = :other and other = :one)
            """)
        .param("one", ref.toString())
        .param("relation", relation.name())
        .param("other", other.toString())
        .query(Boolean.class)
        .single();
  }

  void add(TicketRef ref, Relation relation, TicketRef other) {
    writes.add(
        1,
        "insert into ticket_link (ticket, relation, other) values (?, ?, ?)",
        ref.toString(),
        relation,
        other.toString());
  }

  void remove(TicketRef ref, Relation relation, TicketRef other) {
    writes.add(
        1,
        """
        delete from ticket_link
         where relation = ?
           and (ticket = ? and other = ?
                or relation = 'RELATES_TO' and ticket = ? and other = ?)\
        """,
        relation,
        ref.toString(),
        other.toString(),
        other.toString(),
        ref.toString());
  }

  /** Both directions, as this reader may know of them. */
  List<End> of(TicketRef ref, Person.Id me) {
    return List.copyOf(
        db.sql(
                """
                select l.relation, true as ours, t.ref, t.title
                  from ticket_link l join ticket t on t.ref = l.other
                 where l.ticket = :ref and %1$s
                 union all
                select l.relation, false, t.ref, t.title
                  from ticket_link l join ticket t on t.ref = l.ticket
                 where l.other = :ref and %1$s
                 order by 3
                """
                    .formatted(Visible.TO_ME))
            .param("ref", ref.toString())
            .params(visible.to(me))
            .query((row, _) -> {
              var relation = Relation.valueOf(row.getString(1));
              return new End(
                  row.getBoolean(2) ? relation.words() : relation.inverse(),
                  TicketRef.of(row.getString(3)),
                  row.getString(4));
            })
            .list());
  }
}
