package dev.deskbell.ticket;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Proves that a ticket's history is what was written. */
@Component
public class Evidence {
  private final JdbcClient db;
  private final FactCodec codec;
  private final TransactionTemplate snapshot;

  Evidence(JdbcClient db, FactCodec codec, PlatformTransactionManager transactions) {
    this.db = db;
    this.codec = codec;
    snapshot = new TransactionTemplate(transactions);
    snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    snapshot.setReadOnly(true);
  }

  /** What does not hold, in sentences; empty when the whole chain verifies. */
  public List<String> verify(TicketRef ref) {
    return Objects.requireNonNull(snapshot.execute(_ -> problems(ref)));
  }

  private List<String> problems(TicketRef ref) {
    var problems = new ArrayList<String>();
    var chain = Chain.START;
    for (var stored : stored(ref)) {
      chain = chain.and(stored.body());
      if (!Arrays.equals(chain.hash(), stored.hash()) || stored.seq() != chain.facts()) {
        return List.of(ref + ": fact " + stored.seq() + " is not what was written");
      }
      if (!codec.agrees(stored)) {
        problems.add(ref + ": fact " + stored.seq() + " is filed as another than it is");
      }
    }
    end(ref, chain).ifPresent(problems::add);
    problems.addAll(words(ref));
    return List.copyOf(problems);
  }

  private Optional<String> end(TicketRef ref, Chain chain) {
    var head =
        db.sql("select head, facts from ticket where ref = ?")
            .param(ref.toString())
            .query((row, _) -> new Chain(row.getBytes(1), row.getInt(2)))
            .single();
    return head.equals(chain)
        ? Optional.empty()
        : Optional.of(
            "%s: %d facts were written, %d are there".formatted(ref, head.facts(), chain.facts()));
  }

  /** A fact as it stands in the database: the body is hashed, the columns only say it again. */
  @SuppressWarnings("ArrayRecordComponent")
  record Stored(
      int seq,
      Instant at,
      long actor,
      String name,
      @Nullable String milestone,
      String body,
      byte[] hash) {}

  private List<Stored> stored(TicketRef ref) {
    return List.copyOf(
        db.sql(
                """
                select seq, at, actor, name, milestone, body, hash
                  from timeline where ticket = ? order by seq
                """)
            .param(ref.toString())
            .query((row, _) -> stored(row))
            .list());
  }

  private static Stored stored(ResultSet row) throws SQLException {
    return new Stored(
        row.getInt("seq"),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getLong("actor"),
        row.getString("name"),
        row.getString("milestone"),
        row.getString("body"),
        row.getBytes("hash"));
  }

  private List<String> words(TicketRef ref) {
    return db
        .sql(
            """
            select w.seq, w.field, w.salt, w.words, t.body
              from timeline_words w join timeline t on t.ticket = w.ticket and t.seq = w.seq
             where w.ticket = ? order by w.seq, w.field
            """)
        .param(ref.toString())
        .query((row, _) -> words(ref, row))
        .list()
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<String> words(TicketRef ref, ResultSet row) throws SQLException {
    var digest = FactCodec.digest(row.getBytes("salt"), row.getString("words"));
    var written = "\"%s\":\"%s\"".formatted(row.getString("field"), digest);
    return row.getString("body").contains(written)
        ? Optional.empty()
        : Optional.of(ref + ": the words of fact " + row.getInt("seq") + " were altered");
  }
}
