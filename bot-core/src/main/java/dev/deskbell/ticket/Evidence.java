package dev.deskbell.ticket;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Proves that a ticket's history is what was written, and lets go of a person's words. */
@Component
public class Evidence {
  private final JdbcClient db;
  private final Heads heads;

  Evidence(JdbcClient db, Heads heads) {
    this.db = db;
    this.heads = heads;
  }

  /** What does not hold, in sentences; empty when the whole chain verifies. */
  public List<String> verify(TicketRef ref) {
    var head = heads.look(ref).orElseThrow();
    var problems = new ArrayList<String>();
    var chain = Chain.START;
    for (var stored : stored(ref)) {
      chain = chain.and(stored.body());
      if (!Arrays.equals(chain.hash(), stored.hash()) || stored.seq() != chain.facts()) {
        problems.add(ref + ": fact " + stored.seq() + " is not what was written");
        return problems;
      }
    }
    if (!chain.equals(head.chain())) {
      problems.add(
          ref
              + ": "
              + head.chain().facts()
              + " facts were written, "
              + chain.facts()
              + " are there");
    }
    problems.addAll(words(ref));
    return problems;
  }

  @SuppressWarnings("ArrayRecordComponent")
  private record Stored(int seq, String body, byte[] hash) {}

  private List<Stored> stored(TicketRef ref) {
    return List.copyOf(
        db.sql("select seq, body, hash from timeline where ticket = ? order by seq")
            .param(ref.toString())
            .query((row, _) -> new Stored(row.getInt(1), row.getString(2), row.getBytes(3)))
            .list());
  }

  private List<String> words(TicketRef ref) {
    return List.copyOf(
        db
            .sql(
                """
                select w.seq, w.field, w.salt, w.words, t.body
                  from timeline_words w join timeline t on t.ticket = w.ticket and t.seq = w.seq
                 where w.ticket = ? order by w.seq, w.field
                """)
            .param(ref.toString())
            .query((row, _) ->
                row.getString(5)
                        .contains(
                            "\"%s\":\"%s\""
                                .formatted(
                                    row.getString(2),
                                    FactCodec.digest(row.getBytes(3), row.getString(4))))
                    ? ""
                    : ref + ": the words of fact " + row.getInt(1) + " were altered")
            .list()
            .stream()
            .filter(it -> !it.isEmpty())
            .toList());
  }
}
