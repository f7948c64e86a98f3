package dev.deskbell.ticket;

import dev.deskbell.conversation.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps what people search for where it is too long for the button of the next page. */
@Component
class LongQueries {
  /** What surely fits into a call beside the operation and a page. */
  private static final int BRIEF = 24;

  private static final String KEPT = "kept:";
  private static final Duration LONGEST = Duration.ofDays(30);

  private final JdbcClient db;

  LongQueries(JdbcClient db) {
    this.db = db;
  }

  /** The query itself, or a word that {@link #whole} knows. */
  String brief(String query, Instant at) {
    return query.length() <= BRIEF && !query.startsWith(KEPT) ? query : KEPT + keep(query, at);
  }

  private String keep(String query, Instant at) {
    var digest = Chain.sha256().digest(query.getBytes(StandardCharsets.UTF_8));
    var id = HexFormat.of().formatHex(digest, 0, 12);
    db.sql(
            """
            with forgotten as (delete from ticket_search where at < :ago and id <> :id)
            insert into ticket_search (id, query, at) values (:id, :query, :at)
            on conflict (id) do update set at = excluded.at
            """)
        .param("ago", at.minus(LONGEST).atOffset(ZoneOffset.UTC))
        .param("id", id)
        .param("query", query)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
    return id;
  }

  String whole(String brief) {
    return brief.startsWith(KEPT)
        ? db.sql("select query from ticket_search where id = ?")
            .param(brief.substring(KEPT.length()))
            .query(String.class)
            .optional()
            .orElseThrow(() -> new Refusal("That page is no longer there. Search again."))
        : brief;
  }
}
