package dev.deskbell.ticket;

import dev.deskbell.people.Person;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what happened to tickets. */
@Component
public class Timeline {
  private final JdbcClient db;
  private final FactCodec codec;

  Timeline(JdbcClient db, FactCodec codec) {
    this.db = db;
    this.codec = codec;
  }

  /** One entry of a ticket's history. */
  public record Line(int seq, Instant at, Person.Id by, Fact fact) {}

  /** All of it, the oldest first. */
  public List<Line> of(TicketRef ref) {
    return read(ref, 1, Integer.MAX_VALUE);
  }

  Optional<Line> line(TicketRef ref, int seq) {
    return read(ref, seq, seq).stream().findFirst();
  }

  /** The lines before that number, newest first. */
  List<Line> before(TicketRef ref, int seq, int most) {
    return read(ref, Math.max(1, seq - most), seq - 1).reversed();
  }

  private List<Line> read(TicketRef ref, int from, int to) {
    var words = words(ref, from, to);
    return List.copyOf(
        db.sql(
                """
                select seq, name, body from timeline
                 where ticket = :ticket and seq between :from and :to order by seq
                """)
            .param("ticket", ref.toString())
            .param("from", from)
            .param("to", to)
            .query((row, _) -> line(row.getInt(1), row.getString(2), row.getString(3), words))
            .list());
  }

  private Line line(int seq, String name, String body, Map<Integer, Map<String, String>> words) {
    var fact = codec.decode(name, body, words.getOrDefault(seq, Map.of()));
    return new Line(seq, fact.at(), fact.by(), fact);
  }

  private Map<Integer, Map<String, String>> words(TicketRef ref, int from, int to) {
    var all = new HashMap<Integer, Map<String, String>>();
    db.sql(
            """
            select seq, field, words from timeline_words
             where ticket = :ticket and seq between :from and :to
            """)
        .param("ticket", ref.toString())
        .param("from", from)
        .param("to", to)
        .query(row -> {
          all.computeIfAbsent(row.getInt(1), _ -> new HashMap<>())
              .put(row.getString(2), row.getString(3));
        });
    return all;
  }
}
